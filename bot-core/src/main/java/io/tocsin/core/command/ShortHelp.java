package io.tocsin.core.command;

import java.util.List;

/** How the short forms are typed and what they do. */
final class ShortHelp {
  static final List<Entry> ENTRIES =
      List.of(
          entry("start PLAN [TITLE]", "Start an incident.", "start"),
          entry("ack [INCIDENT]", "Take it: everybody sees that you have it.", "ack"),
          entry("note [#INCIDENT] TEXT", "Write down what you see or do.", "note"),
          entry("impact [INCIDENT] IMPACT", "How bad it is: 1 to 5, critical, high …", "impact"),
          entry("resolve [INCIDENT]", "End it.", "resolve"),
          entry("reopen [INCIDENT]", "Go on with one that was resolved.", "reopen"),
          entry("status [INCIDENT]", "What is known: impact, who has it, since when.", "status"),
          entry("timeline [INCIDENT]", "What happened so far.", "timeline"),
          entry("incidents", "What is open.", "incidents"),
          entry("who, oncall [SCHEDULE]", "Who is on call.", "who", "oncall"),
          entry("plans", "The plans that incidents are started by.", "plans", "plan", "plan list"),
          entry("plan show PLAN", "One plan with all its parts.", "plan", "plan show"),
          entry("plan set PLAN --OPTION", "Its rooms, and what OK ends.", "plan", "plan set"),
          entry(
              "source create NAME KIND PLAN",
              "A keyed door for alarms.",
              "source",
              "source create"),
          entry("source rotate NAME", "Give a door a new key.", "source", "source rotate"),
          entry("source delete NAME", "Shut a door for good.", "source", "source delete"),
          entry("sources", "All doors.", "sources", "source", "source list"),
          entry("room create NAME", "A room in the local chat.", "room", "room create"),
          entry(
              "room create NAME --webhook URL",
              "A room of another chat, by its incoming webhook.",
              "room",
              "room create"),
          entry("room delete NAME", "Let go of a webhook.", "room", "room delete"),
          entry("rooms", "All rooms.", "rooms", "room", "room list"),
          entry("help [WORD]", "This, or more about one word.", "help"));

  private ShortHelp() {}

  /**
   * @param words the words that it is help on
   */
  record Entry(String usage, String meaning, List<String> words) {}

  private static Entry entry(String usage, String meaning, String... words) {
    return new Entry(usage, meaning, List.of(words));
  }
}
