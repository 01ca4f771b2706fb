package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.access.Redaction;
import io.tocsin.core.access.Secret;
import io.tocsin.core.command.Parsed.Call;
import io.tocsin.core.command.Parsed.Faulty;
import io.tocsin.core.command.Parsed.Missing;
import io.tocsin.core.operation.Member;
import io.tocsin.core.operation.Shape;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret that somebody types is kept, however wrong the line around it is. */
class SecretsInLinesTest {
  private static final String SECRET = "h0le-in-one";

  private static final Place AT = new Place("open ••••", 5, 9);

  /** An operation as any may come to be: some options are plain, one takes a secret. */
  private record OpenDoor(
      @NotNull @Pattern(regexp = "^[a-z]+$") String name,
      @Nullable Secret webhook,
      @Nullable Integer impact,
      @Nullable String title) {}

  private static final CommandSpec DOOR = new CommandSpec("tocsin", "open-door", OpenDoor.class);

  @ParameterizedTest
  @CsvSource({
    "receive-event --source cw --key h0le-in-one --body {}, "
        + "receive-event --source cw --key •••• --body {}",
    "@aws tocsin receive-event --key=h0le-in-one --source cw, "
        + "@aws tocsin receive-event --key=•••• --source cw",
    "aws receive-event —key h0le-in-one, aws receive-event —key ••••",
    "receive-event --KEY 'h0le-in-one x' --sourc cw, receive-event --KEY •••• --sourc cw",
    "recieve-event --source cw --key h0le-in-one, recieve-event --source cw --key ••••",
    "--region us-east-1 receive-event --ke h0le-in-one, --region us-east-1 receive-event --ke ••••",
    "receive-event --source \"cw --key h0le-in-one, receive-event --source \"cw --key ••••",
    "receive-event --source cw --pass h0le-in-one, receive-event --source cw --pass ••••",
    "receive-event --cli-input-json {\"key\":\"h0le-in-one\"}, receive-event --cli-input-json ••••",
    "room create ops --webhook https://x/h0le-in-one --format slack, "
        + "room create ops --webhook •••• --format slack",
    "@aws room create ops --webhook https://x/h0le-in-one --formt slack, "
        + "@aws room create ops --webhook •••• --formt ••••",
    "room create ops https://x/h0le-in-one, room create ops ••••",
    "room create --name ops --url https://x/h0le-in-one, room create --name ops --url ••••",
    "room create ops --webhook file://h0le-in-one, room create ops --webhook ••••",
    "room creat ops --webhook h0le-in-one, room creat ops --webhook ••••",
    "receive-event --keyh0le-in-one, receive-event --key••••",
    "romo create ops https://hooks.slack.com/services/h0le-in-one, "
        + "romo create ops https://hooks.slack.com/••••"
  })
  void should_keep_a_line_with_a_mask_in_place_of_the_secret(String line, String kept) {
    assertThat(Typed.PARSER.kept(Line.direct(line), Optional.empty())).isEqualTo(kept);
    assertThat(shown(Typed.line(line))).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@bell start checkout \"the key --key is gone\" --impact 2",
        "note #214 the customer uses --key abc and it fails",
        "plan set checkout --rooms ops payments --title",
        "tag-resource --resource-arn r --tags key=value",
        "help receive-event"
      })
  void should_keep_every_other_line_as_it_is(String line) {
    assertThat(Typed.PARSER.kept(Line.inRoom(line), Optional.empty())).isEqualTo(line);
    assertThat(Typed.PARSER.kept(Line.direct(line), Optional.empty())).isEqualTo(line);
  }

  @Test
  void should_leave_talk_among_people_alone() {
    Line talk = Line.inRoom("did anybody see the --key in the door?");

    assertThat(Typed.PARSER.kept(talk, Optional.empty())).isEqualTo(talk.text());
  }

  @Test
  void should_mask_a_command_whose_mention_was_forgotten() {
    Line talk = Line.inRoom("receive-event --key h0le-in-one");

    assertThat(Typed.PARSER.kept(talk, Optional.empty())).isEqualTo("receive-event --key ••••");
  }

  @ParameterizedTest
  @CsvSource({
    "ops --webhook h0le-in-one, ops --webhook ••••",
    "ops h0le-in-one, ops ••••",
    "ops h0le-in-one --title Big red door, ops •••• --title Big red door",
    "--name ops h0le-in-one, --name ops ••••",
    "--name ops --url h0le-in-one, --name ops --url ••••",
    "--name ops --webhok h0le-in-one --impact 2, --name ops --webhok •••• --impact 2",
    "ops -webhook h0le-in-one, ops -webhook ••••",
    "--impact 2 h0le-in-one, --impact 2 ••••"
  })
  void should_mask_where_a_secret_was_put_at_a_wrong_place(String options, String kept) {
    Mapped text = Normalised.of(options);
    Member name = Shape.of(OpenDoor.class).members().getFirst();
    Meaning.Meant.Command meant = new Meaning.Meant.Command(DOOR, List.of(name), text);

    assertThat(Redaction.masked(options, Secrets.spans(Secrets.of(meant)))).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "h0le-in-one, ••••",
    "key h0le-in-one, key ••••",
    "--key h0le-in-one --body {}, --key •••• --body {}",
    "body {}, body {}"
  })
  void should_mask_an_answer_to_the_question_for_a_secret(String answer, String kept) {
    Missing asked = missing("key", "body");

    assertThat(Typed.PARSER.kept(Line.direct(answer), Optional.of(asked))).isEqualTo(kept);
  }

  @Test
  void should_take_the_secret_to_where_it_belongs_and_show_the_line_without() {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("webhook", SECRET);
    Parsed joined =
        Unseen.join(call(arguments, "ops h0le-in-one"), call(arguments, "ops ••••"), AT);

    assertThat(((Call) joined).arguments().path("webhook").asText()).isEqualTo(SECRET);
    assertThat(((Call) joined).where().toString()).contains("••••").doesNotContain(SECRET);
  }

  @Test
  void should_run_a_corrected_line_with_the_secret_in_it_and_show_it_without() {
    Faulty typed = Faulty.at(AT, "There is no h0le-in-one.").corrected("open h0le-in-one");
    Faulty masked = Faulty.at(AT, "There is no ••••.").corrected("open ••••");

    Faulty joined = (Faulty) Unseen.join(typed, masked, AT);

    assertThat(Pointing.of(joined).text()).doesNotContain(SECRET);
    assertThat(joined.corrected()).isEqualTo("open h0le-in-one");
  }

  @Test
  void should_not_say_what_is_wrong_with_a_secret_if_only_the_secret_is_wrong() {
    Faulty typed = Faulty.at(new Place("open h0le", 5, 9), "h0le is no secret.");

    Faulty joined = (Faulty) Unseen.join(typed, new Parsed.Cancelled(), AT);

    assertThat(Pointing.of(joined).text()).contains("••••").doesNotContain("h0le");
  }

  @Property(tries = 2000)
  void should_never_keep_it_in_a_line_that_is_nearly_right(
      @ForAll("pieces") List<String> pieces, @ForAll long seed) {
    String line = "receive-event --source cw --body {} --key ";
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(line);
    pieces.forEach(piece -> text.insert(random.nextInt(14, text.length() - 6), piece));
    text.append(SECRET);

    assertThat(Typed.PARSER.kept(Line.direct(text.toString()), Optional.empty()))
        .doesNotContain(SECRET);
    assertThat(shown(Typed.line(text.toString()))).doesNotContain(SECRET);
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "\"",
            "'",
            "“",
            "{",
            "]",
            "=",
            ",",
            "\\",
            "--",
            "—",
            "-x ",
            " ",
            "\n",
            "\u00a0",
            "\u200b",
            "\u202e",
            "`",
            "@",
            "--query ",
            "--output",
            " --arn ",
            "help ",
            "ı",
            "null ")
        .list()
        .ofMaxSize(4);
  }

  private static Missing missing(String... names) {
    CommandSpec spec = Commands.any("receive-event").orElseThrow();
    List<Member> members =
        spec.options().stream().filter(member -> List.of(names).contains(member.name())).toList();
    return new Missing((Call) new Draft().finish(spec, List.of()), members);
  }

  private static Call call(ObjectNode arguments, String line) {
    Place place = new Place(line, 4, line.length());
    OutputOptions output = new OutputOptions(null, null, null);
    return new Call(DOOR, arguments, Map.of("webhook", place), output, false);
  }

  /** Everything of it that gets to be seen. */
  private static String shown(Parsed parsed) {
    return switch (parsed) {
      case Faulty fault -> Pointing.of(fault).text();
      case Call call -> call.where().toString();
      case Missing missing -> missing.soFar().where().toString();
      case Parsed.Help _, Parsed.Cancelled _, Parsed.NotForUs _, ShortForm _ -> "";
    };
  }
}
