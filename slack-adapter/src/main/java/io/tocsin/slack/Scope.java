package io.tocsin.slack;

import java.util.Locale;

/** What the app has to be allowed, sorted by name; the manifest asks for these and no others. */
enum Scope {
  APP_MENTIONS_READ("hears no line that mentions it"),
  BOOKMARKS_READ("cannot tell which links an incident's channel has, so it puts none there"),
  BOOKMARKS_WRITE("puts no links at the head of an incident's channel"),
  CHANNELS_HISTORY("cannot tell whether a message arrived in a public channel"),
  CHANNELS_MANAGE("makes no channel for an incident, invites nobody there and archives none"),
  CHANNELS_READ("finds no public channel by its name"),
  CHAT_WRITE("cannot say anything"),
  COMMANDS("has no slash command and no shortcuts"),
  GROUPS_HISTORY("cannot tell whether a message arrived in a private channel"),
  GROUPS_READ("finds no private channel by its name"),
  IM_HISTORY("hears no direct messages"),
  IM_WRITE("pages nobody by direct message"),
  PINS_WRITE("pins no message in an incident's channel"),
  REACTIONS_READ("sees no emoji that puts a message on a timeline"),
  USERGROUPS_WRITE("keeps no user group as whoever is on call"),
  USERS_READ("knows nobody's name");

  private final String without;

  Scope(String without) {
    this.without = without;
  }

  /** As Slack writes it: {@code app_mentions:read}. */
  String id() {
    String name = name().toLowerCase(Locale.ROOT);
    int last = name.lastIndexOf('_');
    return last < 0 ? name : name.substring(0, last) + ":" + name.substring(last + 1);
  }

  /** What becomes of the bot without it, in words that follow "without it the bot". */
  String without() {
    return without;
  }
}
