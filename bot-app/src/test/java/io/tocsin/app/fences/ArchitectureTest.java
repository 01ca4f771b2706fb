package io.tocsin.app.fences;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds every class that is shipped to the rules of the house. */
class ArchitectureTest {
  private static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(ArchitectureTest::isShipped)
          .importPackages("io.tocsin");

  @TestFactory
  Stream<DynamicTest> the_house_keeps_its_rules() {
    return new Fences("io.tocsin")
        .all().entrySet().stream()
            .map(rule ->
                DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(SHIPPED)));
  }

  @Test
  void every_module_is_looked_at() {
    Set<String> modules =
        SHIPPED.stream()
            .map(type -> type.getPackageName().split("\\.")[2])
            .collect(Collectors.toSet());

    assertThat(modules).contains("core", "persistence", "paging", "http", "web", "app");
    assertThat(SHIPPED).noneMatch(ArchitectureTest::isTest);
  }

  @Test
  void every_known_circle_is_still_there() {
    for (KnownCircle known : KnownCircle.ALL) {
      assertThat(SHIPPED)
          .as("%s no longer needs %s; take it from the list", known.from(), known.to())
          .anyMatch(type ->
              isIn(type, known.from())
                  && type.getDirectDependenciesFromSelf().stream()
                      .anyMatch(needed -> isIn(needed.getTargetClass(), known.to())));
    }
  }

  @Test
  void sql_leaves_the_time_to_whoever_calls() throws IOException {
    assertThat(SqlClock.questionsIn(Path.of("..", "persistence", "src", "main"))).isEmpty();
  }

  private static boolean isIn(JavaClass type, String packageOfTheCore) {
    return type.getPackageName().equals("io.tocsin.core." + packageOfTheCore);
  }

  /** Test classes of this module and of the core's test kit are on the same path. */
  private static boolean isShipped(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }

  private static boolean isTest(JavaClass type) {
    return type.getSimpleName().endsWith("Test") || type.getPackageName().contains("testkit");
  }
}
