package io.tocsin.app.fences;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Shows each rule to a house that breaks it. */
class FencesTest {
  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("broken");
  private static final Map<String, ArchRule> RULES = new Fences("broken").all();

  /** What each rule must complain about, and about nothing else. */
  private static final Map<String, List<String>> COMPLAINTS =
      Map.ofEntries(
          Map.entry("the core sees no other module", List.of("SeesAnAdapter.ask")),
          Map.entry(
              "the core does no input or output",
              List.of(
                  "SeesAnAdapter.ask",
                  "OpensFiles.inOneWay",
                  "OpensFiles.inAnother",
                  "OpensFiles.overTheNet",
                  "OpensFiles.inADatabase")),
          Map.entry(
              "the core leaves nothing to chance",
              List.of(
                  "Guesses.byReference", "Guesses.byThread", "Guesses.bySeed", "Guesses.byMath")),
          Map.entry(
              "packages of the core stand in no circle but the known ones",
              List.of("First.number", "Second.number")),
          Map.entry("adapters never see each other", List.of("Endpoint.name")),
          Map.entry("only the app sees persistence", List.of("LooksIntoTables.count")),
          Map.entry("nobody sees the app", List.of("Tables.count")),
          Map.entry(
              "an adapter shows at most three types in a package",
              List.of("[LooksIntoTables, Page, Prints, TellsTheTime]")),
          Map.entry("only the benchmark asks a stand-in", List.of("AsksAStandIn.ask")),
          Map.entry(
              "time is a parameter outside the app",
              List.of(
                  "TellsTheTime.byReference",
                  "TellsTheTime.ofAZone",
                  "TellsTheTime.inMilliseconds",
                  "TellsTheTime.byItsOwnClock",
                  "TellsTheTime.theOldWay")),
          Map.entry(
              "nothing prints or logs on its own outside the app",
              List.of(
                  "Prints.toTheConsole",
                  "Prints.toTheErrors",
                  "Prints.aTrace",
                  "Prints.toAnotherLog")),
          Map.entry(
              "no class is named by what it is to somebody",
              List.of("TimeManager", "TextUtil>", "TextUtils", "TestHelper")),
          Map.entry("nothing is injected into fields", List.of("Injected.thing")));

  @TestFactory
  Stream<DynamicTest> each_rule_complains_of_what_breaks_it_and_of_nothing_else() {
    return COMPLAINTS.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(), () -> assertComplains(entry.getKey(), entry.getValue())));
  }

  @Test
  void no_rule_goes_unshown() {
    assertThat(RULES.keySet()).isEqualTo(COMPLAINTS.keySet());
  }

  private static void assertComplains(String rule, List<String> complaints) {
    List<String> lines = RULES.get(rule).evaluate(BROKEN).getFailureReport().getDetails();

    assertThat(lines).isNotEmpty();
    for (String complaint : complaints) {
      assertThat(lines).anyMatch(line -> line.contains(complaint));
    }
    assertThat(lines).allMatch(line -> complaints.stream().anyMatch(line::contains));
  }
}
