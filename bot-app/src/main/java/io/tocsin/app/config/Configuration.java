package io.tocsin.app.config;

import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.paging.mail.MailConfig;
import io.tocsin.paging.twilio.TwilioConfig;
import io.tocsin.paging.twilio.TwilioConfig.Account;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything an operator can decide. Each component is a setting of the same name, in {@code
 * docs/configuration.md} with its default and its variable.
 *
 * @param node what this process is called, where several work on one database
 * @param account 12 digits, part of every ARN
 * @param region the Region that this installation is
 */
public record Configuration(
    Server server,
    Optional<String> node,
    Database database,
    Secrets secrets,
    Webhooks webhooks,
    Slack slack,
    Mail mail,
    Twilio twilio,
    String account,
    String region,
    Bot bot,
    Limits limits,
    Retention retention,
    Metrics metrics,
    Log log) {

  /**
   * @param address always of this machine only, while nobody can sign in
   * @param publicUrl where others find it, ends in a slash; empty if nowhere
   */
  public record Server(int port, InetAddress address, Optional<URI> publicUrl) {}

  /** Where the data lives. */
  public sealed interface Database {
    /** In a PostgreSQL of our own, with its files in this directory. */
    record Embedded(Path directory) implements Database {}

    /**
     * In the operator's PostgreSQL.
     *
     * @param url for JDBC, without user and password
     * @param password empty if the server asks for none
     */
    record External(String url, String user, Optional<Secret> password) implements Database {}
  }

  /**
   * The keys that secrets are sealed with in the database, each 32 bytes in base64.
   *
   * @param key seals and opens; empty for one that is made beside an embedded database
   * @param previousKey only opens what was sealed before the key was changed
   */
  public record Secrets(Optional<Secret> key, Optional<Secret> previousKey) {}

  /**
   * @param allow hosts, with a port or without, that webhooks may lead to although they are not
   *     public
   */
  public record Webhooks(List<String> allow) {
    public Webhooks {
      allow = List.copyOf(allow);
    }
  }

  /**
   * Slack. It is connected if there is a bot token, or a client that workspaces install.
   *
   * @param botToken lets the bot into one workspace
   * @param signingSecret what Slack signs its requests with; empty in Socket Mode
   * @param previousSigningSecret the one before, while Slack changes over
   * @param appToken opens Socket Mode; empty where Slack calls over HTTP
   * @param clientId with the secret, by which workspaces install the app themselves
   * @param teams the workspaces that are served; empty for all that have let Tocsin in
   * @param pinEmoji the reaction that puts a message on the timeline, without colons
   * @param apiUrl where Slack's Web API is; ends in a slash
   */
  public record Slack(
      Optional<Secret> botToken,
      Optional<Secret> signingSecret,
      Optional<Secret> previousSigningSecret,
      Optional<Secret> appToken,
      Optional<String> clientId,
      Optional<Secret> clientSecret,
      List<String> teams,
      String pinEmoji,
      URI apiUrl) {
    public Slack {
      teams = List.copyOf(teams);
    }

    /** Whether there is a Slack to talk to. */
    public boolean isConnected() {
      return botToken.isPresent() || clientId.isPresent();
    }
  }

  /**
   * The mail server that pages are handed to; both are there, or neither.
   *
   * @param url with the password in it
   * @param from who writes
   */
  public record Mail(Optional<Secret> url, Optional<String> from) {

    /** The server; empty if nobody is paged by mail. */
    public Optional<MailConfig> server() {
      return url.flatMap(it -> from.map(sender -> MailReading.config(it, sender)));
    }
  }

  /**
   * Twilio, which sends short messages and calls people.
   *
   * @param authToken which also signs what Twilio sends
   * @param from the number of the account
   * @param secondAccountSid of the account that is asked when the first one cannot do it
   * @param apiUrl where Twilio's interface is; ends in a slash
   */
  public record Twilio(
      Optional<String> accountSid,
      Optional<Secret> authToken,
      Optional<String> from,
      Optional<String> secondAccountSid,
      Optional<Secret> secondAuthToken,
      Optional<String> secondFrom,
      URI apiUrl) {

    /**
     * How Twilio is reached; empty if nobody is paged by it.
     *
     * @param publicUrl where it finds us
     */
    public Optional<TwilioConfig> config(Optional<URI> publicUrl) {
      List<Account> accounts =
          Stream.of(
                  account(accountSid, authToken, from),
                  account(secondAccountSid, secondAuthToken, secondFrom))
              .flatMap(Optional::stream)
              .toList();
      return accounts.isEmpty()
          ? Optional.empty()
          : Optional.of(new TwilioConfig(accounts, publicUrl));
    }

    private Optional<Account> account(
        Optional<String> sid, Optional<Secret> token, Optional<String> number) {
      return sid.flatMap(
          id -> token.flatMap(secret -> number.map(it -> new Account(apiUrl, id, secret, it))));
    }
  }

  /**
   * @param displayName what the bot is called in a chat
   * @param defaultRoom where incidents go whose plan names no room
   */
  public record Bot(String displayName, String defaultRoom) {}

  /**
   * @param incidentsPerPlanAndMonth from here on a warning is given; nothing is refused
   * @param pagesPerSecond how fast providers are handed pages; what is not in it has no limit
   */
  public record Limits(int incidentsPerPlanAndMonth, Map<ChannelType, Double> pagesPerSecond) {
    public Limits {
      pagesPerSecond = Map.copyOf(pagesPerSecond);
    }
  }

  /**
   * How long what is no longer needed is kept.
   *
   * @param chat messages of the local chat
   * @param outbox deliveries that were made
   * @param dedupeKeys by which a redelivery is known
   */
  public record Retention(Duration chat, Duration outbox, Duration dedupeKeys) {}

  /**
   * @param token which Prometheus has to present; empty if it need not
   */
  public record Metrics(Optional<Secret> token) {}

  /** How the log is written. */
  public record Log(LogFormat format) {}

  /** For people, or for programs. */
  public enum LogFormat {
    TEXT,
    JSON
  }

  /** What reading gives: a configuration, or everything that is wrong with it. */
  public sealed interface Reading {
    record Loaded(Configuration configuration) implements Reading {}

    /** All of them at once; never empty. */
    record Problems(List<Problem> problems) implements Reading {
      public Problems {
        problems = List.copyOf(problems);
      }

      /** All problems as one text, each on a line with its place. */
      public String message() {
        return Problem.message(problems);
      }
    }
  }

  /**
   * Reads the settings: the command line wins over the environment, that over the file, that over
   * the defaults. Never throws for what people have written.
   *
   * @param yamlFile which must exist if it is given
   * @param environment all variables of the process
   * @param commandLine values by the setting's name, such as {@code server.port}
   */
  public static Reading read(
      Optional<Path> yamlFile, Map<String, String> environment, Map<String, String> commandLine) {
    return new ConfigurationReader().read(yamlFile, environment, commandLine);
  }
}
