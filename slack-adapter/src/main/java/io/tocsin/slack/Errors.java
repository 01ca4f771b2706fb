package io.tocsin.slack;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words by which Slack refuses a call, and what they mean for people. */
final class Errors {
  static final String NOT_CONNECTED = "not_connected";
  static final String NOT_ALLOWED = "not_allowed_here";

  /** Slack's own trouble, after which nobody knows what was done. */
  private static final Set<String> UNCLEAR =
      Set.of(
          "fatal_error",
          "internal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org",
          "org_login_required");

  private static final Set<String> TOO_FAST =
      Set.of("ratelimited", "rate_limited", "message_limit_exceeded");

  private static final Set<String> GONE =
      Set.of("message_not_found", "cant_update_message", "edit_window_closed");

  private static final Set<String> TOO_LONG = Set.of("msg_too_long", "msg_blocks_too_long");

  private static final Set<String> SHAPE =
      Set.of("invalid_blocks", "invalid_blocks_format", "blocks_too_long", "msg_blocks_too_long");

  /** Whom it names is in the channel already. */
  private static final Set<String> INSIDE = Set.of("already_in_channel", "cant_invite_self");

  /** These say something of a person that is invited, not of the channel. */
  private static final Set<String> PERSONAL =
      Set.of(
          "cant_invite",
          "failed_for_some_users",
          "invited_user_not_member_of_team",
          "no_user",
          "org_user_not_in_team",
          "ura_max_channels",
          "user_disabled",
          "user_is_bot",
          "user_is_restricted",
          "user_is_ultra_restricted",
          "user_not_found",
          "user_team_not_in_channel",
          "users_not_found");

  private static final Map<String, String> MEANING =
      Map.ofEntries(
          Map.entry(NOT_CONNECTED, "this workspace has not let Tocsin in; install it there"),
          Map.entry(NOT_ALLOWED, "this workspace is not among those in slack.teams"),
          Map.entry("not_in_channel", "the bot is not in the channel; invite it there"),
          Map.entry(
              "channel_not_found",
              "there is no such channel, or it is private and the bot is not in it"),
          Map.entry("is_archived", "the channel is archived"),
          Map.entry("is_inactive", "the channel is archived"),
          Map.entry("msg_too_long", "the message is too long"),
          Map.entry("msg_blocks_too_long", "the message is too long"),
          Map.entry("no_text", "the message is empty"),
          Map.entry("invalid_blocks", "the message has a shape that Slack does not take"),
          Map.entry("restricted_action", "the workspace lets only some people do that"),
          Map.entry("user_not_in_channel", "the person is not in the channel"),
          Map.entry("account_inactive", "the app was removed from the workspace"),
          Map.entry("token_revoked", "the bot token was revoked; install the app again"),
          Map.entry("token_expired", "the bot token has expired; install the app again"),
          Map.entry("invalid_auth", "the bot token is not valid; see slack.bot-token"),
          Map.entry("not_authed", "the bot token is missing; see slack.bot-token"),
          Map.entry("cant_update_message", "the message cannot be changed"),
          Map.entry("edit_window_closed", "the message may not be changed any more"),
          Map.entry("message_not_found", "the message was deleted"),
          Map.entry("thread_not_found", "the message of this thread was deleted"),
          Map.entry("not_pinnable", "a message of this kind cannot be pinned"),
          Map.entry("permission_denied", "the workspace does not let the app do that"),
          Map.entry("no_permission", "the workspace does not let the app do that"),
          Map.entry("user_is_restricted", "a guest may not do that"),
          Map.entry("user_is_ultra_restricted", "a guest may not do that"),
          Map.entry("ura_max_channels", "a guest of one channel can be in no other"),
          Map.entry("user_not_found", "there is no such person in the workspace"),
          Map.entry("users_not_found", "there is no such person in the workspace"),
          Map.entry("user_disabled", "the person has left the workspace"),
          Map.entry("user_is_bot", "bots cannot be invited"),
          Map.entry("user_not_visible", "the person cannot be seen by the app"),
          Map.entry("cannot_dm_bot", "bots cannot be written to"),
          Map.entry("messages_tab_disabled", "the app takes no direct messages; see its manifest"),
          Map.entry("cant_invite", "the person cannot be invited"),
          Map.entry("too_many_users", "too many people are in the channel"),
          Map.entry("too_many_bookmarks", "the channel has as many bookmarks as it can"),
          Map.entry("invalid_link", "it does not take the link"),
          Map.entry("too_many_convos_for_team", "the workspace has as many channels as it can"),
          Map.entry("cant_archive_general", "the channel of everybody cannot be archived"),
          Map.entry("cant_archive_required", "the channel of everybody cannot be archived"),
          Map.entry("no_such_subteam", "there is no such user group"),
          Map.entry("invalid_users", "not all of them are people of the workspace"),
          Map.entry("plan_upgrade_required", "the workspace's plan has no user groups"),
          Map.entry("expired_trigger_id", "it took too long to open the form"),
          Map.entry("exchanged_trigger_id", "the form was opened already"),
          Map.entry("team_access_not_granted", "the organisation keeps Tocsin out of there"),
          Map.entry("ekm_access_denied", "an administrator has suspended writing there"));

  /** Nothing else than a word is repeated from an answer. */
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_:.]{1,79}");

  private Errors() {}

  static boolean isUnclear(String error) {
    return UNCLEAR.contains(error);
  }

  static boolean isTooFast(String error) {
    return TOO_FAST.contains(error);
  }

  /** The message that was to be changed cannot be changed any more. */
  static boolean isGone(String error) {
    return GONE.contains(error);
  }

  static boolean isTooLong(String error) {
    return TOO_LONG.contains(error);
  }

  /** There is no channel of use. */
  static boolean isNoChannel(String error) {
    return error.equals("channel_not_found");
  }

  /** The name of a channel is the trouble, and not that another has it. */
  static boolean isName(String error) {
    return error.startsWith("invalid_name");
  }

  static boolean isInside(String error) {
    return INSIDE.contains(error);
  }

  /** Another person may well be invited. */
  static boolean isPersonal(String error) {
    return INSIDE.contains(error) || PERSONAL.contains(error);
  }

  /** The blocks of a message are the trouble. */
  static boolean isShape(String error) {
    return SHAPE.contains(error);
  }

  /** A word that may be shown; whatever else an answer holds may not. */
  static String word(@Nullable String said) {
    return said != null && WORD.matcher(said).matches() ? said : "unknown_error";
  }

  /**
   * @param needed the scope that is missing; null if that is not the reason
   */
  static String inWords(String error, @Nullable String needed) {
    if (needed != null) {
      return "Slack refused it: the app needs the scope %s (%s)".formatted(scopes(needed), error);
    }
    String meaning = isName(error) ? "it does not take the name" : MEANING.get(error);
    return "Slack refused it: " + (meaning == null ? error : meaning + " (" + error + ")");
  }

  /** Slack names all that would do, with commas between them; the first is for public channels. */
  private static String scopes(String needed) {
    return word(needed.split(",", 2)[0].strip());
  }
}
