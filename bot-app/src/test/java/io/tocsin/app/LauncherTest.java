package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.LauncherHouse.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
  @TempDir Path directory;
  private LauncherHouse house;

  @BeforeEach
  void aCloneWithABuiltJar() throws Exception {
    house = new LauncherHouse(directory.toRealPath());
  }

  @Test
  void unknown_command_names_the_nearest() throws Exception {
    Run run = house.tocsin("tset");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errorLines())
        .containsExactly(
            "tocsin: there is no command \"tset\"; the nearest is \"test\"."
                + " Commands: up, test, chat, bench, manifest, doctor, format, help.");
  }

  @Test
  void help_has_one_line_for_each_command() throws Exception {
    for (String word : new String[] {"help", "--help"}) {
      Run run = house.tocsin(word);

      assertThat(run.exit()).isZero();
      for (String command :
          new String[] {"up", "test", "chat", "bench", "manifest", "doctor", "format", "help"}) {
        assertThat(run.out().lines().filter(line -> line.startsWith("  " + command + " ")))
            .as(command)
            .hasSize(1);
      }
    }
  }

  @Test
  void no_jdk_is_said_in_one_sentence_and_nothing_starts() throws Exception {
    house.jdk("java-17", "17.0.15");
    house.onlyTools();

    Run run = house.tocsin("chat");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errorLines()).singleElement().asString().contains("no JDK 25 or newer");
  }

  @Test
  void chosen_jdk_that_is_too_old_is_named() throws Exception {
    Path old = house.jdk("old", "17.0.15");
    house.jdk("new", "25.0.1");
    house.environment("TOCSIN_JAVA_HOME", old.toString());

    Run run = house.tocsin("chat");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errorLines())
        .singleElement()
        .asString()
        .contains("TOCSIN_JAVA_HOME is " + old + ", which holds JDK 17");
  }

  @Test
  void chosen_jdk_goes_before_the_others() throws Exception {
    house.jdk("a", "25.0.1");
    Path chosen = house.jdk("b", "26");
    house.environment("TOCSIN_JAVA_HOME", chosen.toString());

    assertThat(house.tocsin("chat").out()).startsWith("java of " + chosen);
  }

  @Test
  void too_old_java_home_is_passed_over() throws Exception {
    house.environment("JAVA_HOME", house.jdk("a-17", "17.0.15").toString());
    Path found = house.jdk("b-25", "25.0.1");

    assertThat(house.tocsin("chat").out()).startsWith("java of " + found);
  }

  @Test
  void chat_hands_its_words_on_unchanged_and_prints_nothing_itself() throws Exception {
    Path jdk = house.jdk("jdk", "25.0.1");

    Run run = house.tocsin("chat", "--as", "sam", "two words", "");

    assertThat(run.exit()).isZero();
    assertThat(run.errors()).isEmpty();
    assertThat(run.out().lines())
        .startsWith("java of " + jdk)
        .endsWith("-jar", house.jar().toString(), "chat", "--as", "sam", "two words", "");
  }

  @Test
  void it_finds_its_house_through_a_link_from_another_directory() throws Exception {
    house.jdk("jdk", "25.0.1");
    Path link = Files.createSymbolicLink(directory.resolve("a link"), house.launcher());

    assertThat(house.run(link, "up").out()).contains(house.jar().toString());
  }

  @Test
  void missing_jar_is_built_first_and_the_noise_stays_off_standard_output() throws Exception {
    house.jdk("jdk", "25.0.1");
    house.tool(
        "mvn", "echo noise; echo more >&2; mkdir -p bot-app/target; : > bot-app/target/tocsin.jar");
    Files.delete(house.jar());

    Run run = house.tocsin("chat");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("java of ").doesNotContain("noise");
    assertThat(run.errorLines()).singleElement().asString().startsWith("Building Tocsin");
  }

  @Test
  void changed_source_is_built_again() throws Exception {
    house.jdk("jdk", "25.0.1");
    house.tool("mvn", "echo built >> built; : > bot-app/target/tocsin.jar");
    house.sourceNewerThanJar();

    house.tocsin("chat");
    house.tocsin("chat");

    assertThat(house.file("built")).hasContent("built");
  }

  @Test
  void failed_build_shows_the_end_of_its_log_and_starts_nothing() throws Exception {
    house.jdk("jdk", "25.0.1");
    house.tool("mvn", "echo 'Main.java:[3,1] is wrong'; exit 1");
    Files.delete(house.jar());

    Run run = house.tocsin("up");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors()).contains("Main.java:[3,1] is wrong", "tocsin: the build failed");
  }

  @Test
  void no_maven_is_said_in_one_sentence() throws Exception {
    house.jdk("jdk", "25.0.1");
    house.onlyTools("mkdir");
    house.tool("id", "echo 1000");

    Run run = house.tocsin("format");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errorLines()).singleElement().asString().contains("Maven is not installed");
  }

  @Test
  void root_on_debian_gets_maven_installed_with_fresh_package_lists_where_needed()
      throws Exception {
    house.jdk("jdk", "25.0.1");
    house.onlyTools("mkdir", "cp", "chmod");
    house.tool("id", "echo 0");
    house.tool("maven-package", "echo \"mvn $*\"");
    house.tool(
        "apt-get",
        """
        bin=${0%/*}
        if [ "$1" = update ]; then : > "$bin/lists"; exit; fi
        [ -f "$bin/lists" ] && cp "$bin/maven-package" "$bin/mvn"
        """);

    Run run = house.tocsin("format");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo("mvn -B -q spotless:apply\n");
    assertThat(run.errorLines()).singleElement().asString().startsWith("Installing Maven");
  }

  @Test
  void bench_trains_the_jvm_once_for_each_build_and_jdk_and_all_commands_use_it() throws Exception {
    house.jdk("a", "25.0.1");
    String cache = "-XX:AOTCache=" + house.file(".tocsin/tocsin.aot");

    assertThat(house.tocsin("chat").out()).doesNotContain(cache);
    Run first = house.tocsin("bench");
    assertThat(first.errors()).startsWith("Training the JVM");
    assertThat(first.out()).contains(cache);
    for (String command : new String[] {"bench", "up", "chat"}) {
      Run later = house.tocsin(command);
      assertThat(later.errors()).isEmpty();
      assertThat(later.out()).contains(cache);
    }

    house.environment("TOCSIN_JAVA_HOME", house.jdk("b", "26").toString());
    assertThat(house.tocsin("chat").out()).doesNotContain(cache);
    assertThat(house.tocsin("bench").errors()).startsWith("Training the JVM");
  }

  @Test
  void a_training_that_fails_is_not_tried_again_and_stops_nothing() throws Exception {
    Path jdk = house.jdk("a", "25.0.1");
    house.breaksWhenItTrains(jdk);

    Run first = house.tocsin("bench");
    Run second = house.tocsin("bench");

    assertThat(first.exit()).isZero();
    assertThat(first.errors()).startsWith("Training the JVM");
    assertThat(second.errors()).isEmpty();
    assertThat(second.out()).doesNotContain("AOTCache=");
  }

  @Test
  void long_tests_run_only_when_they_are_asked_for() throws Exception {
    house.jdk("jdk", "25.0.1");
    house.tool("mvn", "echo \"mvn $*\"");

    assertThat(house.tocsin("test", "-q").out())
        .endsWith(" verify -q\n")
        .doesNotContain("excluded.tests");
    assertThat(house.tocsin("test", "--long", "-q").out())
        .contains(" -Dexcluded.tests= ")
        .endsWith(" verify -q\n");
  }

  @Test
  void test_counts_every_module_once_and_keeps_the_exit_code() throws Exception {
    house.jdk("jdk", "25.0.1");
    house.tool(
        "mvn",
        "echo 'Tests run: 7, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.1 s';"
            + " echo '[ERROR] Tests run: 7, Failures: 1, Errors: 0, Skipped: 0';"
            + " echo '[INFO] Tests run: 5, Failures: 0, Errors: 1, Skipped: 2';"
            + " exit 3");

    Run run = house.tocsin("test");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out().lines().toList().getLast()).isEqualTo("8 passed, 2 failed, 2 skipped");
  }

  @Test
  void tests_are_told_where_a_browser_is() throws Exception {
    house.jdk("jdk", "25.0.1");
    house.tool("mvn", "printf '%s\\n' \"$@\"");

    Run run = house.tocsin("test");

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines().filter(word -> word.startsWith("-Dbrowser")))
        .satisfiesExactly(
            browser -> assertThat(browser).matches("-Dbrowser=.*/bin/chromium"),
            driver -> assertThat(driver).matches("-Dbrowser.driver=.*/bin/chromedriver"));
    assertThat(run.errors()).doesNotContain("browser");
  }

  @Test
  void without_a_browser_the_other_tests_run_and_the_last_line_says_so() throws Exception {
    withoutABrowser("1000");
    house.tool("apt-get", "echo installed");

    Run run = house.tocsin("test");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("verify").doesNotContain("-Dbrowser", "installed");
    assertThat(run.errorLines()).singleElement().asString().startsWith("The browser tests did not");
  }

  @Test
  void root_on_debian_gets_a_browser_installed_for_a_run_of_everything() throws Exception {
    withoutABrowser("0");
    house.tool("browser-package", "exit 1");
    house.tool(
        "apt-get",
        "for word; do case $word in chromium*) bin=${0%/*};"
            + " cp $bin/browser-package $bin/${word/chromium-/chrome};; esac; done");

    assertThat(house.tocsin("test", "-Dtest=X").out()).doesNotContain("-Dbrowser");
    assertThat(house.tocsin("test").out()).contains("-Dbrowser=", "-Dbrowser.driver=");
  }

  private void withoutABrowser(String user) throws Exception {
    house.jdk("jdk", "25.0.1");
    house.onlyTools("mkdir", "cp", "sed", "tee", "uname", "cat");
    house.tool("awk", "exec /usr/bin/awk \"$@\"");
    house.tool("id", "echo " + user);
    house.tool("unshare", "exit 0");
    house.tool("mvn", "printf '%s\\n' \"$@\"");
    house.removeTool("chromium");
    house.removeTool("chromedriver");
  }
}
