package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '\0',
      value = {
        "ack 214 § ack 214",
        "note see <http://www.google.com|www.google.com> § note see www.google.com",
        "note see <https://example.com/a?b=1&amp;c=2> § note see https://example.com/a?b=1&c=2",
        "note <http://evil.example|https://bank.example> § note http://evil.example",
        "note <mailto:ops@example.com|ops@example.com> § note ops@example.com",
        "note <mailto:ops@example.com> § note ops@example.com",
        "note <tel:+41791234567|+41791234567> § note +41791234567",
        "page <@U1> § page <@U1>",
        "page <@U1|maria> § page <@U1>",
        "note see <#C1|ops> § note see #ops",
        "note see <#C1|> § note see <#C1>",
        "note see <#C1> § note see <#C1>",
        "plan set checkout --rooms <#C1|ops> § plan set checkout --rooms slack:T1/C1",
        "plan set checkout --rooms <#C1|a>,<#C2|> § plan set checkout --rooms slack:T1/C1,slack:T1/C2",
        "plan set checkout —rooms <#C1|a> <#C2> § plan set checkout —rooms slack:T1/C1 slack:T1/C2",
        "x --rooms <#C1> --title <#C2|b> § x --rooms slack:T1/C1 --title #b",
        "page <!subteam^S1|@oncall> § page @oncall",
        "page <!subteam^S1> § page <!subteam^S1>",
        "note <!here> now § note  now",
        "note <!channel|channel> now § note  now",
        "note at <!date^1392734382^{date}|14:39> § note at 14:39",
        "note 1 &lt; 2 &amp;&amp; 3 &gt; 2 § note 1 < 2 && 3 > 2",
        "note &amp;lt; § note &lt;",
        "note &copy; &nbsp; &#39; § note &copy; &nbsp; &#39;",
        "note &lt;!channel&gt; § note <!channel>",
        "note a < b § note a < b",
        "start checkout “Errors” —impact 2 § start checkout “Errors” —impact 2",
      })
  void reads_as_it_was_typed(String sent, String typed) {
    assertThat(SlackText.read(sent, "UBOT", "T1")).isEqualTo(new SlackText(typed, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<@UBOT> ack <@U1>",
        "<@UBOT|aws> ack <@U1>",
        " \u00a0<@UBOT>:\u00a0ack <@U1>",
        "\u200b<@UBOT>, ack <@U1>",
        "<@UBOT>\nack <@U1|sam>",
      })
  void the_mention_at_the_beginning_is_taken_off_and_others_stay(String sent) {
    assertThat(SlackText.read(sent, "UBOT", "T1")).isEqualTo(new SlackText("ack <@U1>", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hey <@UBOT> ack", "<@U1> ack", "<@UBOT2> ack", "&lt;@UBOT&gt; ack", ""})
  void a_mention_elsewhere_or_of_somebody_else_is_none(String sent) {
    assertThat(SlackText.read(sent, "UBOT", "T1").addressed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<>", "<|>", "<<@UBOT>", "<@UBOT", "<!|x>", "<#>", "<@>"})
  void no_text_makes_it_throw(String sent) {
    assertThat(SlackText.read(sent, "UBOT", "T1").text()).isNotNull();
  }
}
