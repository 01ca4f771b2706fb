package io.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A copy of the launcher in a house of its own (a path with a space), where JDKs and Maven are
 * scripts that say how they were called. Nothing of the real machine but its basic tools is seen.
 */
final class LauncherHouse {
  /** How a run of the launcher ended and what it printed. */
  record Run(int exit, String out, String errors) {
    List<String> errorLines() {
      return errors.lines().toList();
    }
  }

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private final Path directory;
  private final Path root;
  private final Map<String, String> environment = new HashMap<>();

  LauncherHouse(Path directory) throws IOException {
    this.directory = directory;
    root = Files.createDirectories(directory.resolve("my house"));
    Files.createDirectories(directory.resolve("jvm"));
    Files.createDirectories(directory.resolve("bin"));
    Files.copy(Path.of("..", "tocsin"), launcher());
    for (String source : new String[] {"pom.xml", "bot-app/pom.xml", "bot-app/src/main/A.java"}) {
      write(root.resolve(source), source);
    }
    write(jar(), "");
    tool("chromium", "exit 1");
    tool("chromedriver", "exit 1");
    makeAllOlderThanJar();
    environment.put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
    environment.put("TOCSIN_JVM_DIR", directory.resolve("jvm").toString());
  }

  Path launcher() {
    return root.resolve("tocsin");
  }

  Path jar() {
    return file("bot-app/target/tocsin.jar");
  }

  Path file(String name) {
    return root.resolve(name);
  }

  void environment(String name, String value) {
    environment.put(name, value);
  }

  /** Puts a JDK of that version where the launcher looks, and returns its home. */
  Path jdk(String name, String version) throws IOException {
    Path home = directory.resolve("jvm").resolve(name);
    script(home.resolve("bin/javac"), "exit 1");
    script(
        home.resolve("bin/java"),
        "case \"$*\" in *-version) echo 'openjdk version \"%s\"' >&2; exit;; esac\n"
                .formatted(version)
            + "for word; do case $word in"
            + " -XX:AOTCacheOutput=*) printf x > \"${word#*=}\";; esac; done\n"
            + "printf '%s\\n' \"java of ${0%/bin/java}\" \"$@\"");
    return home;
  }

  /** From now on that JDK learns nothing. */
  void breaksWhenItTrains(Path jdk) throws IOException {
    Path java = jdk.resolve("bin/java");
    String script = Files.readString(java);
    write(
        java,
        script.replace("for word;", "case \"$*\" in *AOTCacheOutput*) exit 1;; esac\nfor word;"));
  }

  /** Puts a program first in the search path. */
  void tool(String name, String body) throws IOException {
    script(directory.resolve("bin").resolve(name), body);
  }

  void removeTool(String name) throws IOException {
    Files.delete(directory.resolve("bin").resolve(name));
  }

  /** Takes everything of the real machine out of the search path but those. */
  void onlyTools(String... names) throws IOException {
    environment.put("PATH", directory.resolve("bin").toString());
    for (String name : names) {
      tool(name, "exec /bin/" + name + " \"$@\"");
    }
  }

  void sourceNewerThanJar() throws IOException {
    Files.setLastModifiedTime(jar(), FileTime.from(LONG_AGO.minusSeconds(60)));
  }

  Run tocsin(String... words) throws IOException, InterruptedException {
    return run(launcher(), words);
  }

  Run run(Path launcher, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
    command.addAll(List.of(words));
    Path out = directory.resolve("out");
    Path errors = directory.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    int exit = builder.start().waitFor();
    return new Run(exit, Files.readString(out), Files.readString(errors));
  }

  private void makeAllOlderThanJar() throws IOException {
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(each -> !each.equals(jar())).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
      }
    }
  }

  private static void script(Path file, String body) throws IOException {
    write(file, "#!/bin/bash\n" + body + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + file);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
