package io.tocsin.app;

import io.tocsin.app.bench.BenchOptions;
import io.tocsin.app.chat.ChatOptions;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What can be typed behind {@code ./tocsin}: read here, done by whoever is handed in. */
public final class Cli {
  private static final int WRONG_USE = 2;

  private final CommandLine commandLine;

  /** What the commands do; each returns the process's exit code. */
  interface Commands {
    int up(UpOptions options);

    int chat(ChatOptions options);

    int bench(BenchOptions options);

    int manifest(ManifestCommand.Wanted wanted);

    /**
     * @param config the YAML file with settings
     */
    int doctor(Optional<Path> config);

    int train(Path place);
  }

  /**
   * @param settings by their names in the configuration, such as {@code server.port}, as typed
   */
  public record UpOptions(Optional<Path> config, Map<String, String> settings) {}

  /**
   * @param user who talks when nobody is named
   */
  public Cli(Commands commands, String user, PrintWriter out, PrintWriter err) {
    commandLine =
        new CommandLine(new Tocsin(commands, user))
            .addSubcommand(new BenchCommand(commands))
            .addSubcommand(new ManifestCommand(commands))
            // A line may begin with @aws, which is no file of arguments.
            .setExpandAtFiles(false)
            .setOut(out)
            .setErr(err)
            .setParameterExceptionHandler((problem, arguments) -> explain(problem, err));
    commandLine.getCommandSpec().version("Tocsin " + version());
  }

  /** Does what the arguments say, and returns the exit code; 2 if they make no sense. */
  public int run(String... arguments) {
    return commandLine.execute(arguments);
  }

  private static String version() {
    return Optional.ofNullable(Cli.class.getPackage().getImplementationVersion())
        .orElse("(development)");
  }

  private static int explain(ParameterException problem, PrintWriter err) {
    err.println("tocsin: " + WrongUse.sentence(problem));
    err.flush();
    return WRONG_USE;
  }

  @Command(
      name = "tocsin",
      mixinStandardHelpOptions = true,
      description = "A chat-first incident manager.")
  private static final class Tocsin implements Runnable {
    private final Commands commands;
    private final String user;

    @CommandLine.Spec private @Nullable CommandSpec spec;

    Tocsin(Commands commands, String user) {
      this.commands = commands;
      this.user = user;
    }

    @Override
    public void run() {
      throw wrong("say what to do: up, chat, bench, manifest or doctor (--help tells more).");
    }

    private ParameterException wrong(String sentence) {
      return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }

    private URI server(String url) {
      try {
        URI uri = new URI(url);
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (http && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
          return uri;
        }
      } catch (URISyntaxException e) {
        throw wrong(notUrl(url));
      }
      throw wrong(notUrl(url));
    }

    private static String notUrl(String url) {
      return "--url takes an address such as http://127.0.0.1:8080; you gave \"" + url + "\".";
    }

    @Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts Tocsin and serves until it is stopped.")
    int up(
        @Option(names = "--port", paramLabel = "PORT", description = "Port to serve on (8080).")
            @Nullable String port,
        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Directory for the data of the PostgreSQL in the box (.tocsin).")
            @Nullable String data,
        @Option(
                names = "--node",
                paramLabel = "NAME",
                description = "Name of this process; several may work on one database.")
            @Nullable String node,
        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "YAML file with settings; docs/configuration.md lists them.")
            @Nullable Path config) {
      Map<String, String> settings = new LinkedHashMap<>();
      if (port != null) {
        settings.put("server.port", port);
      }
      if (node != null) {
        settings.put("node", node);
      }
      if (data != null) {
        settings.put("database.directory", data);
      }
      return commands.up(new UpOptions(Optional.ofNullable(config), settings));
    }

    @Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks whether all that Tocsin needs is there, and says what is missing.")
    int doctor(
        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "YAML file with settings; docs/configuration.md lists them.")
            @Nullable Path config) {
      return commands.doctor(Optional.ofNullable(config));
    }

    @Command(
        name = "train",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Runs for a while in a directory to throw away, for the JVM to learn from.")
    int train(@Parameters(paramLabel = "DIR", description = "Where to.") Path place) {
      return commands.train(place);
    }

    @Command(
        name = "chat",
        mixinStandardHelpOptions = true,
        description = "Says one line to the Tocsin that runs here, or opens a chat with it.")
    int chat(
        @Option(
                names = "--room",
                paramLabel = "ROOM",
                defaultValue = "incidents",
                description = "Room to talk in (${DEFAULT-VALUE}).")
            String room,
        @Option(names = "--as", paramLabel = "NAME", description = "Who talks (you).")
            @Nullable String as,
        @Option(
                names = "--url",
                paramLabel = "URL",
                defaultValue = "http://127.0.0.1:8080",
                description = "Where Tocsin is (${DEFAULT-VALUE}).")
            String url,
        @Option(names = "--yes", description = "Confirm a deletion at once.") boolean yes,
        @Parameters(arity = "0..*", paramLabel = "LINE", description = "What to say.")
            @Nullable List<String> line) {
      Optional<String> words =
          line == null
              ? Optional.empty()
              : Optional.of(String.join(" ", line)).filter(it -> !it.isBlank());
      return commands.chat(new ChatOptions(server(url), room, as == null ? user : as, words, yes));
    }
  }
}
