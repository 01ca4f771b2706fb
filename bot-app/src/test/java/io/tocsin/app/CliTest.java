package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.bench.BenchOptions;
import io.tocsin.app.bench.BenchOptions.Part;
import io.tocsin.app.chat.ChatOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
  private static final URI HERE = URI.create("http://127.0.0.1:8080");

  private final List<Object> done = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void starts_with_nothing_said() {
    assertThat(run("up")).isEqualTo(7);
    assertThat(done).containsExactly(new Cli.UpOptions(Optional.empty(), Map.of()));
  }

  @Test
  void hands_on_what_up_was_told() {
    run("up", "--port", "9000", "--data=/var/lib/tocsin", "--config", "tocsin.yaml");

    assertThat(done)
        .containsExactly(
            new Cli.UpOptions(
                Optional.of(Path.of("tocsin.yaml")),
                Map.of("server.port", "9000", "database.directory", "/var/lib/tocsin")));
  }

  @Test
  void opens_a_chat_as_the_user_in_the_default_room() {
    assertThat(run("chat")).isEqualTo(8);
    assertThat(done)
        .containsExactly(new ChatOptions(HERE, "incidents", "sam", Optional.empty(), false));
  }

  @Test
  void hands_on_the_line_whether_in_quotes_or_not() {
    run("chat", "--room", "ops", "--as", "maria", "ack");
    run("chat", "@aws", "note", "rolled back", "--yes", "--url", "https://chat.example.com/x");
    run("chat", "--", "--odd");

    assertThat(done)
        .containsExactly(
            new ChatOptions(HERE, "ops", "maria", Optional.of("ack"), false),
            new ChatOptions(
                URI.create("https://chat.example.com/x"),
                "incidents",
                "sam",
                Optional.of("@aws note rolled back"),
                true),
            new ChatOptions(HERE, "incidents", "sam", Optional.of("--odd"), false));
  }

  @Test
  void measures_everything_unless_it_is_told_what() {
    assertThat(run("bench")).isEqualTo(9);
    run("bench", "slack");
    run("bench", "--json", "--seconds", "3", "--warm", "0", "--only", "chat,floor");

    assertThat(done)
        .containsExactly(
            new BenchOptions(
                false, 15, 30, EnumSet.complementOf(EnumSet.of(Part.SLACK)), Optional.empty()),
            new BenchOptions(false, 15, 30, EnumSet.of(Part.SLACK, Part.FLOOR), Optional.empty()),
            new BenchOptions(true, 3, 0, EnumSet.of(Part.CHAT, Part.FLOOR), Optional.empty()));
  }

  @Test
  void hands_on_which_manifest_is_wanted_and_what_the_doctor_is_to_look_at() {
    assertThat(run("manifest", "slack", "--url", "https://t.example.com")).isEqualTo(11);
    run("manifest", "slack", "--socket", "--name", "tocsin");
    assertThat(run("doctor", "--config", "tocsin.yaml")).isEqualTo(12);

    assertThat(done)
        .containsExactly(
            new ManifestCommand.Wanted(Optional.of(URI.create("https://t.example.com")), "aws"),
            new ManifestCommand.Wanted(Optional.empty(), "tocsin"),
            Optional.of(Path.of("tocsin.yaml")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "manifest --socket | say for which chat: manifest slack.",
        "manifest teams --socket | say for which chat: manifest slack; you gave \"teams\".",
        "manifest slack | manifest slack takes either --url URL or --socket.",
        "manifest slack --socket --url https://t | manifest slack takes either --url URL or --socket.",
        "manifest slack --url http://t | --url takes an address such as https://tocsin.example.com; you gave \"http://t\".",
        "up --prot 80 | there is no option --prot for up; did you mean --port?",
        "up --prot=80 | there is no option --prot for up; did you mean --port?",
        "up --kubernetes | there is no option --kubernetes for up; there are --config, --data, --help, --node, --port, --version.",
        "chat --rom ops | there is no option --rom for chat; did you mean --room?",
        "upp | there is no command upp; did you mean up?",
        "deploy | there is no command deploy; there are bench, chat, doctor, manifest, up.",
        "up now | up takes options only; you gave \"now\".",
        "--verson | there is no option --verson; did you mean --version?",
        "up --port | --port needs a value.",
        "up --port --data x | --port needs a value.",
        "up --port 1 --port 2 | --port is given more than once.",
        "chat --url example.com | --url takes an address such as http://127.0.0.1:8080; you gave \"example.com\".",
        "chat --url http:// | --url takes an address such as http://127.0.0.1:8080; you gave \"http://\".",
        "bench --only distnct | --only takes some of distinct, repeated, chat, start, oncall, slack, floor; you gave \"distnct\".",
        "bench teems | bench takes slack, or --only with parts; you gave \"teems\".",
        "bench slack --only chat | bench takes slack, or --only with parts; you gave \"slack\".",
        "bench --seconds 0 | --seconds takes a number of seconds from 1 to 3600; you gave \"0\".",
        "bench --warm soon | --warm takes a number of seconds from 0 to 3600; you gave \"soon\".",
        "'' | say what to do: up, chat, bench, manifest or doctor (--help tells more).",
      })
  void says_in_a_sentence_what_is_wrong(String line, String sentence) {
    assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
    assertThat(err).hasToString("tocsin: " + sentence + System.lineSeparator());
    assertThat(out).hasToString("");
    assertThat(done).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "up --help", "chat -h", "bench --help", "--version"})
  void helps(String line) {
    assertThat(run(line.split(" "))).isZero();
    assertThat(out.toString()).containsIgnoringCase("tocsin");
    assertThat(err).hasToString("");
  }

  private int run(String... arguments) {
    return new Cli(new Recording(), "sam", new PrintWriter(out), new PrintWriter(err))
        .run(arguments);
  }

  private final class Recording implements Cli.Commands {
    @Override
    public int up(Cli.UpOptions options) {
      done.add(options);
      return 7;
    }

    @Override
    public int chat(ChatOptions options) {
      done.add(options);
      return 8;
    }

    @Override
    public int manifest(ManifestCommand.Wanted wanted) {
      done.add(wanted);
      return 11;
    }

    @Override
    public int doctor(Optional<Path> config) {
      done.add(config);
      return 12;
    }

    @Override
    public int train(Path place) {
      done.add(place);
      return 10;
    }

    @Override
    public int bench(BenchOptions options) {
      done.add(options);
      return 9;
    }
  }
}
