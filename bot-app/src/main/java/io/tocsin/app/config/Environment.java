package io.tocsin.app.config;

import io.tocsin.core.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the variables of the process that are meant for us. */
record Environment(Map<String, String> variables) {
  /** What hosting platforms call it; a TOCSIN_ variable wins over it. */
  private static final String DATABASE_URL = "DATABASE_URL";

  /** Read by the launcher, which runs before us. */
  private static final Set<String> OF_THE_LAUNCHER = Set.of("TOCSIN_JAVA_HOME", "TOCSIN_JVM_DIR");

  void read(Map<Setting, Given> given, List<Problem> problems) {
    String url = variables.get(DATABASE_URL);
    if (url != null) {
      given.put(Setting.DATABASE_URL, given(DATABASE_URL, url));
    }
    new TreeMap<>(variables)
        .forEach((name, text) -> {
          if (name.startsWith("TOCSIN_") && !OF_THE_LAUNCHER.contains(name)) {
            Setting.ofVariable(name)
                .ifPresentOrElse(
                    setting -> given.put(setting, given(name, text)),
                    () -> problems.add(unknown(name)));
          }
        });
  }

  private static Given given(String name, String text) {
    return new Given(text, name, Given.Rank.ENVIRONMENT);
  }

  private static Problem unknown(String name) {
    String what =
        Nearest.to(name, Setting.variables()).stream()
            .findFirst()
            .map(nearest -> "there is no such variable; did you mean " + nearest + "?")
            .orElseGet(() ->
                "there is no such variable; there are "
                    + String.join(", ", Setting.variables())
                    + ".");
    return new Problem(name, what);
  }
}
