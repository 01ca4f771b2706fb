package io.tocsin.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What can be typed behind {@code ./tocsin manifest}. */
@Command(
    name = "manifest",
    mixinStandardHelpOptions = true,
    description = "Prints the manifest that a chat's app is made from.")
final class ManifestCommand implements Callable<Integer> {
  private final Cli.Commands commands;

  @CommandLine.Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "CHAT", description = "slack", arity = "0..1")
  private @Nullable String chat;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where Slack reaches Tocsin, such as https://tocsin.example.com.")
  private @Nullable String url;

  @Option(names = "--socket", description = "For Socket Mode, which needs no address.")
  private boolean socket;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "aws",
      description = "What the bot is called, as in bot.display-name (${DEFAULT-VALUE}).")
  private String name = "";

  ManifestCommand(Cli.Commands commands) {
    this.commands = commands;
  }

  /**
   * @param address empty for Socket Mode
   */
  record Wanted(Optional<URI> address, String botName) {}

  @Override
  public Integer call() {
    if (!"slack".equals(chat)) {
      throw wrong(
          "say for which chat: manifest slack"
              + (chat == null ? "." : "; you gave \"" + chat + "\"."));
    }
    if (socket == (url != null)) {
      throw wrong("manifest slack takes either --url URL or --socket.");
    }
    return commands.manifest(new Wanted(Optional.ofNullable(url).map(this::address), name));
  }

  /** Slack calls nothing else. */
  private URI address(String text) {
    try {
      URI uri = new URI(text);
      boolean plain = uri.getQuery() == null && uri.getFragment() == null;
      if ("https".equals(uri.getScheme()) && uri.getHost() != null && plain) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw wrong(notAddress(text));
    }
    throw wrong(notAddress(text));
  }

  private static String notAddress(String text) {
    return "--url takes an address such as https://tocsin.example.com; you gave \"" + text + "\".";
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
  }
}
