package io.tocsin.core.command;

import static io.tocsin.core.command.Typed.fault;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.command.Parsed.Faulty;
import io.tocsin.core.command.output.Columns;
import org.junit.jupiter.api.Test;

class PointingTest {

  @Test
  void should_point_at_the_place_and_offer_the_nearest() {
    assertThat(text("ssm-incidents get-incident-recrod --arn 214"))
        .isEqualTo(
            """
            I don't know the command “get-incident-recrod”.
              ssm-incidents get-incident-recrod --arn 214
                            ^^^^^^^^^^^^^^^^^^^ did you mean get-incident-record?\
            """);
  }

  @Test
  void should_offer_others_that_are_as_near() {
    assertThat(text("help plaans"))
        .isEqualTo(
            """
            I don't know the command “plaans”.
              help plaans
                   ^^^^^^ did you mean plans?
            Or: plan.\
            """);
  }

  @Test
  void should_tell_what_is_allowed() {
    assertThat(text("update-incident-record 214 --status closed"))
        .isEqualTo(
            """
            --status takes one of a few words; “closed” is none of them.
              update-incident-record 214 --status closed
                                                  ^^^^^^
            Allowed: OPEN, RESOLVED.\
            """);
  }

  @Test
  void should_show_only_the_line_that_the_place_is_in() {
    assertThat(text("update-incident-record\n  --impact 9\n  --arn 214").lines().skip(1))
        .containsExactly("    --impact 9", "             ^");
  }

  @Test
  void should_point_behind_the_end_where_something_is_missing() {
    assertThat(text("list-incident-records --filters key=a,").lines().skip(1).limit(2))
        .containsExactly(
            "  list-incident-records --filters key=a,",
            "                                        ^");
  }

  @Test
  void should_cut_long_lines_around_the_place() {
    String line =
        "update-incident-record 214 --summary "
            + "word ".repeat(100)
            + "--impact 9 --title "
            + "more ".repeat(100);
    Pointing pointing = Pointing.of(fault(line));
    assertThat(pointing.picture()).allSatisfy(each -> assertThat(each.length()).isLessThan(110));
    int caret = pointing.picture().get(1).indexOf('^');
    assertThat(pointing.picture().getFirst().charAt(caret)).isEqualTo('9');
    assertThat(pointing.picture().getFirst()).startsWith("…").endsWith("…");
  }

  @Test
  void should_write_out_what_cannot_be_seen() {
    Pointing pointing = Pointing.of(fault("ack \u202eeverything\u0007 \u001b[31m"));
    assertThat(pointing.text())
        .contains("[U+202E]everything[U+0007]")
        .doesNotContain("\u202e")
        .doesNotContain("\u001b");
  }

  @Test
  void should_keep_carets_under_the_place_behind_wide_characters() {
    Pointing pointing = Pointing.of(fault("start-incident p --title 結帳👩 --impact 9"));
    String before = pointing.picture().getFirst();
    int columns = Columns.of(before.substring(0, before.indexOf('9')));
    assertThat(pointing.picture().get(1)).isEqualTo(" ".repeat(columns) + "^");
  }

  @Test
  void should_do_without_a_picture_where_there_is_no_line() {
    Faulty fault = Faulty.at(new Place("", 0, 0), "This is too long.");
    assertThat(Pointing.of(fault).text()).isEqualTo("This is too long.");
  }

  private static String text(String line) {
    return Pointing.of(fault(line)).text();
  }
}
