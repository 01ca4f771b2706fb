package io.tocsin.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What Slack is told of the app: what it may do, what it wants to hear of, and where it is.
 *
 * <p>Members: https://docs.slack.dev/reference/app-manifest
 */
final class Manifest {
  static final String COMMAND = "/tocsin";

  /** What Slack tells us of; each has someone who hears it. */
  static final List<String> EVENTS =
      List.of(
          "app_home_opened",
          "app_mention",
          "app_uninstalled",
          "message.im",
          "reaction_added",
          "tokens_revoked");

  /** Slack wants at least 174 characters. */
  private static final String LONG_DESCRIPTION =
      "Tocsin is an incident manager that your team runs itself. Alarms start incidents, each with"
          + " one message that is kept up to date and a thread for its story. People take,"
          + " resolve and annotate incidents here, with buttons or in words.";

  private Manifest() {}

  /**
   * @param address where Slack reaches Tocsin, without a slash at its end; empty for Socket Mode
   */
  static ObjectNode of(Optional<String> address, String botName) {
    ObjectNode manifest = Json.MAPPER.createObjectNode();
    manifest.putObject("_metadata").put("major_version", 1).put("minor_version", 1);
    manifest
        .putObject("display_information")
        .put("name", "Tocsin")
        .put("description", "Incidents, from alarm to resolved")
        .put("long_description", LONG_DESCRIPTION)
        .put("background_color", "#7a1f1f");
    features(manifest.putObject("features"), address, botName);
    oauth(manifest.putObject("oauth_config"), address);
    settings(manifest.putObject("settings"), address);
    return manifest;
  }

  private static void features(ObjectNode features, Optional<String> address, String botName) {
    features
        .putObject("app_home")
        .put("home_tab_enabled", true)
        .put("messages_tab_enabled", true)
        .put("messages_tab_read_only_enabled", false);
    features.putObject("bot_user").put("display_name", botName).put("always_online", true);
    ArrayNode shortcuts = features.putArray("shortcuts");
    shortcut(shortcuts, "global", "Start an incident", "start", "Choose a plan and a title");
    shortcut(shortcuts, "message", "Add to timeline", "pin", "Keep it with an incident");
    ObjectNode command = features.putArray("slash_commands").addObject();
    command.put("command", COMMAND);
    address.ifPresent(base -> command.put("url", base + "/slack/commands"));
    command
        .put("description", "Start, take, resolve and look at incidents")
        .put("usage_hint", "start PLAN | ack | resolve | status | help")
        .put("should_escape", true);
  }

  private static void shortcut(
      ArrayNode shortcuts, String type, String name, String id, String description) {
    shortcuts
        .addObject()
        .put("name", name)
        .put("type", type)
        .put("callback_id", id)
        .put("description", description);
  }

  private static void oauth(ObjectNode oauth, Optional<String> address) {
    address.ifPresent(base -> oauth.putArray("redirect_urls").add(base + "/slack/oauth"));
    ArrayNode scopes = oauth.putObject("scopes").putArray("bot");
    Arrays.stream(Scope.values()).map(Scope::id).forEach(scopes::add);
  }

  private static void settings(ObjectNode settings, Optional<String> address) {
    ObjectNode events = settings.putObject("event_subscriptions");
    address.ifPresent(base -> events.put("request_url", base + "/slack/events"));
    EVENTS.forEach(events.putArray("bot_events")::add);
    ObjectNode interactivity = settings.putObject("interactivity").put("is_enabled", true);
    address.ifPresent(base -> interactivity.put("request_url", base + "/slack/interactive"));
    settings
        .put("org_deploy_enabled", false)
        .put("socket_mode_enabled", address.isEmpty())
        .put("token_rotation_enabled", false);
  }
}
