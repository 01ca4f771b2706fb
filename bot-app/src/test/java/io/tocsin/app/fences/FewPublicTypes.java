package io.tocsin.app.fences;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts the public top-level types of each package. */
final class FewPublicTypes extends ArchCondition<JavaClass> {
  private final int limit;
  private final Map<String, TreeSet<String>> shown = new TreeMap<>();

  FewPublicTypes(int limit) {
    super("have at most " + limit + " public types in a package");
    this.limit = limit;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    boolean isPublic = type.getModifiers().contains(JavaModifier.PUBLIC);
    if (type.isTopLevelClass() && isPublic && !isTemplate(type)) {
      shown
          .computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
          .add(type.getSimpleName());
    }
  }

  /** Compiled templates are public because their engine wants it. */
  private static boolean isTemplate(JavaClass type) {
    return type.getSimpleName().matches("Jte.*Generated");
  }

  @Override
  public void finish(ConditionEvents events) {
    shown.forEach((name, types) -> {
      if (types.size() > limit) {
        events.add(violated(name, name + " shows " + types.size() + " types: " + types));
      }
    });
  }
}
