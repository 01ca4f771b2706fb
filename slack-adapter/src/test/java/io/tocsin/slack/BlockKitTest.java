package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.model.view.ViewState;
import com.slack.api.util.json.GsonFactory;
import io.tocsin.core.Json;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Action.Style;
import io.tocsin.core.chat.Message.Choice;
import io.tocsin.core.chat.Message.Field;
import io.tocsin.core.chat.Message.Input;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.slack.BlockKit.Rendered;
import io.tocsin.slack.fake.BlockRules;
import io.tocsin.slack.fake.Posted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BlockKitTest {
  private static final Input IMPACT =
      new Input("Impact", List.of(new Choice("1", "Critical"), new Choice("2", "High")), false);

  private static Message message(String title, Section... sections) {
    return new Message("all of it", Tone.CRITICAL, title, List.of(sections), List.of(), false);
  }

  private static Posted posted(Rendered rendered) {
    return new Posted("1.1", null, "B1", rendered.text(), json(rendered.blocks()), null, 0);
  }

  private static JsonNode json(Object slack) {
    return Json.read(GsonFactory.createSnakeCase().toJson(slack), JsonNode.class);
  }

  @Example
  void an_incident_has_its_title_its_times_in_the_viewers_zone_and_its_buttons() {
    Message message =
        message(
                "● #214 Checkout errors",
                new Section.Paragraph("OPEN · Critical"),
                new Section.Moment("Started by alarm", Instant.ofEpochSecond(1_700_000_000)))
            .withActions(List.of(new Action("tok", "Acknowledge", Style.PRIMARY, null, "ack")));

    Posted shown = posted(BlockKit.render(message));

    assertThat(shown.shown())
        .containsExactly(
            "● #214 Checkout errors",
            "OPEN · Critical",
            "Started by alarm",
            "<!date^1700000000^{date_short_pretty} {time} ({ago})|2023-11-14 22:13 UTC>",
            "Acknowledge");
    assertThat(shown.button("Acknowledge")).isEqualTo("tok");
    assertThat(shown.text()).isEqualTo("● #214 Checkout errors\nall of it");
    assertThat(shown.blocks().findValuesAsText("style")).containsExactly("primary");
  }

  @Example
  void nothing_that_people_write_calls_anybody_or_links_anywhere() {
    String evil = "<!channel> <@U1> <https://evil.example|bank> *bold* `x` ``` <!here> & more";
    Message message =
        new Message(
            evil,
            Tone.WARNING,
            evil,
            List.of(
                new Section.Paragraph(evil),
                new Section.Fields(List.of(new Field(evil, evil))),
                new Section.Bullets(List.of(evil)),
                new Section.Code(evil),
                new Section.Moment(evil, Instant.EPOCH)),
            List.of(new Action("id", evil, Style.NORMAL, null, null)),
            false);

    Posted shown = posted(BlockKit.render(message));

    assertThat(shown.meant()).isEmpty();
    assertThat(shown.shown().getFirst()).isEqualTo(evil);
    assertThat(shown.text()).contains("&lt;!channel&gt;").contains("&amp; more");
    assertThat(BlockRules.ofMessage(shown.blocks())).isEmpty();
  }

  @Example
  void code_cannot_be_left_from_within() {
    Posted shown = posted(BlockKit.render(message(null, new Section.Code("a\n```\n*b* <c>"))));

    assertThat(shown.shown()).singleElement().asString().startsWith("```\n").endsWith("\n```");
    assertThat(shown.shown().getFirst().split("```", -1)).hasSize(3);
    assertThat(shown.shown().getFirst()).contains("&lt;c&gt;");
  }

  @Example
  void three_thousand_emoji_are_cut_between_characters_and_the_number_stays() {
    String title = "● #7 " + "👩‍🚒".repeat(3_000);

    Posted shown = posted(BlockKit.render(message(title, new Section.Paragraph("OPEN"))));

    assertThat(shown.shown().getFirst()).startsWith("● #7 👩‍🚒").endsWith("👩‍🚒…");
    assertThat(shown.shown()).contains("OPEN");
    assertThat(BlockRules.ofMessage(shown.blocks())).isEmpty();
  }

  @Example
  void a_title_that_is_too_long_for_a_header_stands_in_full_below_it() {
    String title = "#9 " + "long ".repeat(39);

    assertThat(posted(BlockKit.render(message(title))).shown()).contains(title.strip());
  }

  @Example
  void what_is_cut_off_says_so_and_the_buttons_stay() {
    Message message =
        message("#9 Much", new Section.Code("{\"a\": \"b\"},\n".repeat(5_000)))
            .withActions(List.of(new Action("more", "More", Style.NORMAL, null, null)));

    Posted shown = posted(BlockKit.render(message));

    assertThat(shown.shown()).contains("#9 Much", BlockKit.CUT, "More");
    assertThat(BlockRules.ofMessage(shown.blocks())).isEmpty();
  }

  @Example
  void a_button_that_asks_for_something_tells_what_when_it_is_pressed() {
    Message message =
        Message.text("x")
            .withActions(List.of(new Action("tok", "Impact", Style.NORMAL, IMPACT, "impact")));

    Button pressed = Button.read(posted(BlockKit.render(message)).button("Impact"));

    assertThat(pressed).isEqualTo(new Button("tok", "Impact", IMPACT));
    assertThat(Button.read("plain")).isEqualTo(new Button("plain", "", null));
  }

  @Example
  void an_action_whose_identifier_is_too_long_is_not_sent() {
    Message message =
        Message.text("x")
            .withActions(List.of(new Action("x".repeat(2_001), "No", Style.NORMAL, null, null)));

    assertThat(posted(BlockKit.render(message)).shown()).containsExactly("x");
  }

  @Example
  void the_brief_message_keeps_title_and_buttons() {
    Message message =
        new Message(
            "news ".repeat(2_000),
            Tone.GOOD,
            "#9 Title",
            List.of(),
            List.of(new Action("tok", "Ack", Style.PRIMARY, null, null)),
            false);

    Posted brief = posted(BlockKit.brief(message));

    assertThat(brief.shown()).contains("#9 Title", "Ack");
    assertThat(brief.text().length()).isLessThan(600);
  }

  @Example
  void a_form_offers_the_choices_and_hands_back_what_was_chosen() {
    JsonNode view = json(Form.form("A label of more than 24 characters", IMPACT, "{}"));

    assertThat(BlockRules.ofView(view)).isEmpty();
    assertThat(view.findValuesAsText("value")).containsExactly("1", "2");

    ViewState.SelectedOption option = new ViewState.SelectedOption();
    option.setValue("2");
    ViewState.Value value = new ViewState.Value();
    value.setSelectedOption(option);
    ViewState state = new ViewState();
    state.setValues(Map.of(Form.FIELD, Map.of(Form.FIELD, value)));
    assertThat(Form.filledIn(state)).contains("2");
  }

  @Example
  void a_form_for_free_text_has_a_field() {
    JsonNode view = json(Form.form("Note", new Input("Note", List.of(), true), "{}"));

    assertThat(BlockRules.ofView(view)).isEmpty();
    assertThat(view.findValue("element").path("multiline").asBoolean()).isTrue();
  }

  @Property(tries = 300)
  void no_form_is_ever_over_a_limit(@ForAll("texts") String title, @ForAll("texts") String label) {
    List<Choice> choices =
        IntStream.range(0, 150).mapToObj(i -> new Choice(i + title, label)).toList();

    assertThat(BlockRules.ofView(json(Form.form(title, new Input(label, choices, false), "{}"))))
        .isEmpty();
  }

  @Property(tries = 500)
  void no_message_is_ever_over_a_limit_and_the_title_is_kept(@ForAll("messages") Message message) {
    Rendered rendered = BlockKit.render(message);
    Posted shown = posted(rendered);

    assertThat(BlockRules.ofMessage(shown.blocks())).isEmpty();
    assertThat(rendered.text()).isNotBlank().hasSizeLessThanOrEqualTo(Limits.TEXT);
    assertThat(shown.meant()).isEmpty();
    assertThat(shown.shown().getFirst()).startsWith("#214 ");
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "word ",
            "<!channel>",
            "&",
            "<",
            "```",
            "👩‍🚒",
            "\n",
            "\t",
            "e\u0301",
            "\ud800",
            "\u0000",
            "*b*",
            "<https://x|y>",
            "long".repeat(200),
            "&&&&".repeat(400),
            "😀".repeat(300),
            " ");
    return pieces.list().ofMaxSize(30).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<Message> messages() {
    Arbitrary<List<Section>> sections = sections().list().ofMaxSize(40);
    return Combinators.combine(texts(), texts(), sections, actions().list().ofMaxSize(30))
        .as((title, fallback, body, actions) ->
            new Message(fallback, Tone.CRITICAL, "#214 x" + title, body, actions, false));
  }

  private Arbitrary<Section> sections() {
    Arbitrary<Section> paragraphs = texts().map(Section.Paragraph::new);
    Arbitrary<Section> code = texts().map(Section.Code::new);
    Arbitrary<Section> bullets = texts().list().ofMaxSize(5).map(Section.Bullets::new);
    Arbitrary<Section> moments = texts().map(it -> new Section.Moment(it, Instant.EPOCH));
    Arbitrary<Section> fields =
        Combinators.combine(texts(), texts())
            .as(Field::new)
            .list()
            .ofMaxSize(12)
            .map(Section.Fields::new);
    return Arbitraries.oneOf(paragraphs, code, bullets, moments, fields);
  }

  private Arbitrary<Action> actions() {
    Arbitrary<String> ids = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(2_100);
    return Combinators.combine(
            ids, texts(), Arbitraries.of(Style.class), Arbitraries.of(true, false))
        .as((id, label, style, asks) -> new Action(id, label, style, asks ? IMPACT : null, null));
  }
}
