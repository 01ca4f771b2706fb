package io.tocsin.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.slack.SlackConfig.Tokens;
import io.tocsin.slack.SlackConfig.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Slack's Events API tells of. Each is handled once, however often it is sent: a repeat may be
 * the only copy that arrives, so repeats are told by their id and not by being repeats.
 */
final class Events {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final SlackApi api;
  private final Tokens tokens;
  private final Lines lines;
  private final Pins pins;
  private final HomeTab home;
  private final Once<Boolean> known;

  Events(SlackApi api, Tokens tokens, Lines lines, Pins pins, HomeTab home, Once<Boolean> known) {
    this.api = api;
    this.tokens = tokens;
    this.lines = lines;
    this.pins = pins;
    this.home = home;
    this.known = known;
  }

  /** Handles what an envelope holds; what nobody waits for is passed over. */
  void happened(JsonNode envelope) {
    Heard.read(envelope).ifPresent(heard -> known.run(heard.id(), () -> handle(heard)));
  }

  private boolean handle(Heard heard) {
    switch (heard.type()) {
      case "tokens_revoked" -> revoked(heard);
      case "app_uninstalled" -> forget(heard);
      default ->
          api.workspace(heard.team())
              .ifPresentOrElse(workspace -> handle(heard, workspace), () -> unserved(heard));
    }
    return true;
  }

  private void handle(Heard heard, Workspace workspace) {
    switch (heard.type()) {
      case "app_mention" -> lines.mentioned(heard, workspace);
      case "message" -> lines.written(heard, workspace);
      case "reaction_added" -> pins.reacted(heard, workspace);
      case "app_home_opened" -> home.opened(heard);
      default -> LOG.debug("Nobody waits for events of this type");
    }
  }

  /** Only the end of the bot's own token ends anything. */
  private void revoked(Heard heard) {
    if (!heard.event().path("tokens").path("bot").isEmpty()) {
      forget(heard);
    }
  }

  private void forget(Heard heard) {
    LOG.warn("The workspace {} of Slack has thrown Tocsin out", heard.team());
    tokens.forget(heard.team(), heard.at());
  }

  private static void unserved(Heard heard) {
    LOG.info("An event of the workspace {} of Slack is passed over: not connected", heard.team());
  }
}
