package io.tocsin.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.request.builtin.GlobalShortcutRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import io.tocsin.core.Json;
import java.util.List;

/**
 * Bolt, reduced to what it is good for: it reads requests and says of what kind they are. One
 * listener takes them all, so that nothing is answered with "not found", no token is tested behind
 * our back, and of the workspace nothing counts but what stands in the request. It verifies
 * nothing: that was done before.
 */
final class Router {
  private final Commands commands;
  private final Events events;
  private final Presses presses;
  private final Forms forms;
  private final Pins pins;

  Router(Commands commands, Events events, Presses presses, Forms forms, Pins pins) {
    this.commands = commands;
    this.events = events;
    this.presses = presses;
    this.forms = forms;
    this.pins = pins;
  }

  /** Nothing of it comes from the environment, where Bolt would look for tokens and secrets. */
  static AppConfig config(Slack slack) {
    return AppConfig.builder()
        .slack(slack)
        .singleTeamBotToken(null)
        .signingSecret(null)
        .clientId(null)
        .clientSecret(null)
        .scope(null)
        .build();
  }

  App app(AppConfig config) {
    Middleware all = (request, response, chain) -> route(request);
    return new App(config, List.of(all));
  }

  private Response route(Request<?> request) throws JsonProcessingException {
    return switch (request) {
      case SlashCommandRequest said -> commands.said(said.getPayload());
      case EventRequest event -> happened(Json.MAPPER.readTree(event.getRequestBodyAsString()));
      case BlockActionRequest pressed -> presses.pressed(pressed.getPayload());
      case ViewSubmissionRequest sent -> forms.sent(sent.getPayload());
      case GlobalShortcutRequest chosen -> forms.shortcut(chosen.getPayload());
      case MessageShortcutRequest chosen -> pins.chosen(chosen.getPayload());
      // Whatever else there is in Slack is not for us, and to be taken all the same.
      default -> Response.ok();
    };
  }

  private Response happened(JsonNode envelope) {
    events.happened(envelope);
    return Response.ok();
  }
}
