package io.tocsin.app.slack;

import io.tocsin.core.Sha256;
import io.tocsin.core.access.Sealing;
import io.tocsin.core.access.Secret;
import io.tocsin.core.workspace.Installation;
import io.tocsin.core.workspace.InstallationStore;
import io.tocsin.slack.SlackConfig.Workspace;
import io.tocsin.slack.SlackSetup;
import io.tocsin.slack.SlackSetup.Installed;
import io.tocsin.slack.SlackSetup.Introduction;
import io.tocsin.slack.SlackSetup.Told;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets workspaces install the app: sends whoever asks for it to Slack, and takes the answer back
 * once, from the browser that has set out and no other.
 */
final class SlackInstall {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int RANDOM_BYTES = 32;
  private static final String AGAIN = " Begin again at /slack/install.";

  private final Parts parts;
  private final SecureRandom random = new SecureRandom();

  SlackInstall(Parts parts) {
    this.parts = parts;
  }

  /**
   * @param authorize Slack's page that asks a person whether to install
   * @param teams those that may; never empty
   */
  record Parts(
      String clientId,
      Secret clientSecret,
      URI authorize,
      List<String> teams,
      String botName,
      SlackSetup setup,
      InstallationStore store,
      Sealing sealing,
      Workspaces workspaces,
      Clock clock) {}

  /**
   * What the browser gets.
   *
   * @param location where it goes on; empty to show the text
   * @param browser what it is to remember and present again; empty to forget it
   */
  record Page(int status, String text, Optional<URI> location, Optional<String> browser) {
    static Page of(int status, String text) {
      return new Page(status, text, Optional.empty(), Optional.empty());
    }
  }

  /** How long the browser has to come back. */
  static Duration patience() {
    return PATIENCE;
  }

  /** Sends a person to Slack. */
  Page begin() {
    Optional<String> missing = parts.sealing().missing();
    if (missing.isPresent()) {
      return Page.of(503, missing.get());
    }
    String state = token();
    String browser = token();
    Instant now = parts.clock().instant();
    parts.store().begin(attempt(state, browser), now, now.plus(PATIENCE));
    URI slack =
        URI.create(
            "%s?client_id=%s&scope=%s&state=%s"
                .formatted(
                    parts.authorize(),
                    parts.clientId(),
                    URLEncoder.encode(
                        String.join(",", SlackSetup.scopes()), StandardCharsets.UTF_8),
                    state));
    return new Page(302, "", Optional.of(slack), Optional.of(browser));
  }

  /**
   * Takes a person back from Slack.
   *
   * @param error what Slack says if nothing came of it
   * @param browser what the browser was given to remember
   */
  Page end(
      @Nullable String code,
      @Nullable String state,
      @Nullable String error,
      @Nullable String browser) {
    boolean isOurs =
        state != null
            && browser != null
            && parts.store().finish(attempt(state, browser), parts.clock().instant());
    if (!isOurs) {
      return Page.of(
          400, "This did not begin in this browser, or too long ago, or it is done." + AGAIN);
    }
    if (code == null) {
      String why = error != null && error.matches("[a-z_]{1,40}") ? error : "no code";
      return Page.of(400, "Nothing was installed: Slack said " + why + "." + AGAIN);
    }
    return switch (parts.setup().install(parts.clientId(), parts.clientSecret(), code)) {
      case Told.Failed<Installed>(String why, boolean later) ->
          Page.of(502, "Nothing was installed: " + why + "." + AGAIN);
      case Told.Fine<Installed>(Installed installed) -> welcome(installed);
    };
  }

  private Page welcome(Installed installed) {
    Introduction introduction = installed.introduction();
    if (!parts.teams().contains(introduction.workspace().team())) {
      return Page.of(
          403, "Nothing was installed: this workspace is not among those in slack.teams.");
    }
    parts.workspaces().add(installation(introduction, installed.installedBy()));
    return Page.of(
        200,
        "Tocsin is in %s. Go to a channel there, say `/invite @%s`, and then `@%s help`."
            .formatted(introduction.name(), parts.botName(), parts.botName()));
  }

  private Installation installation(Introduction introduction, String by) {
    Workspace it = introduction.workspace();
    String owner = Installation.id(Workspaces.PLATFORM, it.team());
    return new Installation(
        Workspaces.PLATFORM,
        it.team(),
        it.enterprise(),
        introduction.name(),
        it.botUser(),
        it.botId(),
        parts.sealing().seal(it.botToken(), owner),
        by,
        parts.clock().instant());
  }

  private static String attempt(String state, String browser) {
    return Sha256.hex(state + "." + browser);
  }

  private String token() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
