package io.tocsin.app.fences;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.tocsin.app.fences.Predicates.annotationThatInjects;
import static io.tocsin.app.fences.Predicates.asksForTheTime;
import static io.tocsin.app.fences.Predicates.makesChance;
import static io.tocsin.app.fences.Predicates.printsOnItsOwn;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rules of the house, for every class below one root package: {@code core} is the product,
 * {@code app} puts everything together, {@code persistence} keeps it, and every other package below
 * the root is an adapter. The root is a parameter so that each rule can be shown to fail.
 */
final class Fences {
  private static final int PUBLIC_TYPES = 3;

  /** All that the core may lean on: values, collections, text, time as a parameter, ciphers. */
  private static final String[] OF_THE_CORE = {
    "biweekly..",
    "java.lang..",
    "java.math",
    "java.nio",
    "java.nio.charset",
    "java.security..",
    "java.text",
    "java.time..",
    "java.util",
    "java.util.concurrent..",
    "java.util.function",
    "java.util.regex",
    "java.util.stream",
    "javax.crypto..",
    "com.fasterxml.jackson..",
    "com.github.benmanes.caffeine.cache..",
    "io.burt.jmespath..",
    "jakarta.validation..",
    "org.jspecify.annotations",
    "org.slf4j",
    "software.amazon.event.ruler"
  };

  private final String root;

  Fences(String root) {
    this.root = root;
  }

  /** Every rule under a name that says what holds. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("the core sees no other module", coreSeesNobody());
    rules.put("the core does no input or output", coreStaysPure());
    rules.put("the core leaves nothing to chance", coreLeavesNothingToChance());
    rules.put("packages of the core stand in no circle but the known ones", noCircles());
    rules.put("adapters never see each other", adaptersAreStrangers());
    rules.put("only the app sees persistence", persistenceIsHidden());
    rules.put("nobody sees the app", appIsOnTop());
    rules.put("an adapter shows at most three types in a package", adaptersShowLittle());
    rules.put("only the benchmark asks a stand-in", standInsStayOutside());
    rules.put("time is a parameter outside the app", timeIsAParameter());
    rules.put("nothing prints or logs on its own outside the app", nothingPrints());
    rules.put("no class is named by what it is to somebody", namesSaySomething());
    rules.put("nothing is injected into fields", noFieldInjection());
    return rules;
  }

  private ArchRule coreSeesNobody() {
    return noClasses()
        .that(in("core"))
        .should()
        .dependOnClassesThat(resideInAPackage(root + "..").and(not(in("core"))));
  }

  private ArchRule coreStaysPure() {
    DescribedPredicate<JavaClass> allowed =
        resideInAnyPackage(OF_THE_CORE).or(in("core")).or(Predicates.textStream());
    return classes().that(in("core")).should().onlyDependOnClassesThat(allowed);
  }

  private ArchRule coreLeavesNothingToChance() {
    return noClasses().that(in("core")).should().accessTargetWhere(makesChance());
  }

  private ArchRule noCircles() {
    SliceRule rule = slices().matching(root + ".core.(**)").should().beFreeOfCycles();
    for (KnownCircle known : KnownCircle.ALL) {
      rule =
          rule.ignoreDependency(
              resideInAPackage(root + ".core." + known.from()),
              resideInAPackage(root + ".core." + known.to()));
    }
    return rule;
  }

  private ArchRule adaptersAreStrangers() {
    return slices()
        .matching(root + ".(*)..")
        .that(
            DescribedPredicate.describe(
                "are adapters",
                slice -> slice.iterator().hasNext() && isAdapter(slice.iterator().next())))
        .should()
        .notDependOnEachOther();
  }

  private ArchRule persistenceIsHidden() {
    return noClasses()
        .that(not(in("app").or(in("persistence"))))
        .should()
        .dependOnClassesThat(in("persistence"));
  }

  private ArchRule appIsOnTop() {
    return noClasses().that(not(in("app"))).should().dependOnClassesThat(in("app"));
  }

  private ArchRule adaptersShowLittle() {
    return classes()
        .that(DescribedPredicate.describe("are of adapters", this::isAdapter))
        .and(not(standIns()))
        .should(new FewPublicTypes(PUBLIC_TYPES));
  }

  private ArchRule standInsStayOutside() {
    return noClasses()
        .that(not(in("app.bench").or(standIns())))
        .should()
        .dependOnClassesThat(standIns());
  }

  /** What plays another service for tests and the benchmark. */
  private DescribedPredicate<JavaClass> standIns() {
    return resideInAPackage(root + "..fake..");
  }

  private ArchRule timeIsAParameter() {
    return noClasses().that(not(in("app"))).should().accessTargetWhere(asksForTheTime());
  }

  private ArchRule nothingPrints() {
    return noClasses().that(not(in("app"))).should().accessTargetWhere(printsOnItsOwn());
  }

  private ArchRule namesSaySomething() {
    return noClasses().should().haveNameMatching(".*(Manager|Utils?|Helper)(\\$.*)?");
  }

  private ArchRule noFieldInjection() {
    return noFields().should().beAnnotatedWith(annotationThatInjects());
  }

  private DescribedPredicate<JavaClass> in(String module) {
    return resideInAPackage(root + "." + module + "..");
  }

  private boolean isAdapter(JavaClass type) {
    return resideInAPackage(root + ".*..")
        .and(not(in("core").or(in("app")).or(in("persistence"))))
        .test(type);
  }
}
