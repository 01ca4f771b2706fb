package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressingTest {
  private static final Addressing ADDRESSING = new Addressing("Night Watch");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@aws ack 214",
        "@AWS ack 214",
        "@Aws: ack 214",
        "@aws, ack 214",
        "@aws\u00a0ack 214",
        "  @aws\nack 214  ",
        "@Amazon Q ack 214",
        "@amazon q: ack 214",
        "@Amazon Q Developer ack 214",
        "@Q ack 214",
        "@tocsin ack 214",
        "@TOCSIN ack 214",
        "@night watch ack 214",
        "@Night  Watch, ack 214",
        "\u200b@aws ack 214",
        "`@aws ack 214`",
        "```@aws ack 214```",
        "@aws `ack 214`",
        "@aws ```ack 214```",
        "@aws ```\nack 214\n```",
        "@aws ```bash\nack 214\n```",
        "@aws: ```sh\nack 214```",
      })
  void should_find_the_command_behind_a_mention(String typed) {
    assertThat(ADDRESSING.command(Line.inRoom(typed))).hasValueSatisfying(is("ack 214"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ack 214",
        "aws ack 214",
        "@awsome ack",
        "@Quinn ack",
        "@Qack",
        "hello @aws ack",
        "",
        "@",
        "mail me at x@aws ack",
        "@bell ack 214",
        "```ack```"
      })
  void should_leave_people_to_themselves(String typed) {
    assertThat(ADDRESSING.command(Line.inRoom(typed))).isEmpty();
  }

  @Test
  void should_take_any_line_said_directly() {
    assertThat(ADDRESSING.command(Line.direct("ack 214"))).hasValueSatisfying(is("ack 214"));
    assertThat(ADDRESSING.command(Line.direct("@aws ack 214"))).hasValueSatisfying(is("ack 214"));
    assertThat(ADDRESSING.command(Line.direct(""))).hasValueSatisfying(is(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ack", "Ack", " ACK ", "ack.", "ack!", "`ack`", "a\u200bck"})
  void should_take_a_bare_ack_about_an_incident(String typed) {
    assertThat(ADDRESSING.command(Line.inIncident(typed))).isPresent();
    assertThat(ADDRESSING.command(Line.inRoom(typed))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ack 214", "I ack that", "ack ack", "resolve"})
  void should_take_nothing_else_without_a_mention_about_an_incident(String typed) {
    assertThat(ADDRESSING.command(Line.inIncident(typed))).isEmpty();
  }

  @Test
  void should_know_the_platforms_own_token() {
    Line line = new Line("<@U123> ack 214", List.of("<@U123>", "<@U123|aws>"), false, false, true);
    assertThat(ADDRESSING.command(line)).hasValueSatisfying(is("ack 214"));
    Line named =
        new Line("<@U123|aws>: ack", List.of("<@U123>", "<@U123|aws>"), false, false, true);
    assertThat(ADDRESSING.command(named)).hasValueSatisfying(is("ack"));
    Line other = new Line("<@U999> ack 214", List.of("<@U123>"), false, false, true);
    assertThat(ADDRESSING.command(other)).isEmpty();
  }

  @Test
  void should_unwrap_what_the_platform_has_escaped_and_linked() {
    Line line =
        new Line(
            "@aws note &lt;b&gt; &amp;lt; &copy; see <https://x.io/a|https://x.io/a>"
                + " <http://www.x.io|www.x.io> <https://x.io/a|the page> <mailto:a@b.c|a@b.c> <@U7>",
            List.of(),
            false,
            false,
            true);
    assertThat(ADDRESSING.command(line))
        .hasValueSatisfying(
            is("note <b> &lt; &copy; see https://x.io/a www.x.io https://x.io/a a@b.c <@U7>"));
    Line plain = Line.inRoom("@aws note &lt;b&gt;");
    assertThat(ADDRESSING.command(plain)).hasValueSatisfying(is("note &lt;b&gt;"));
  }

  private static Consumer<Mapped> is(String expected) {
    return text -> assertThat(text.literal()).isEqualTo(expected);
  }
}
