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
          entry(
              "status --deliveries",
              "What rooms wait for or have refused.",
              "status",
              "deliveries"),
          entry("timeline [INCIDENT]", "What happened so far.", "timeline"),
          entry("incidents", "What is open.", "incidents"),
          entry(
              "who, oncall [SCHEDULE] [at TIME]",
              "Who is on call; also: shifts, gaps, cover.",
              "who",
              "oncall"),
          rare("shifts SCHEDULE [--days 14]", "Who will be on call, day by day.", "shifts"),
          rare("gaps SCHEDULE", "When nobody will be, in the next 90 days.", "gaps"),
          rare(
              "override SCHEDULE NAME from TIME until TIME",
              "Somebody else is on call for a while.",
              "override"),
          rare(
              "cover NAME until TIME",
              "Step in for somebody; `cover me until TIME` asks for that.",
              "cover"),
          rare(
              "calendar SCHEDULE",
              "An address for your own calendar program; also of a person's shifts.",
              "calendar"),
          rare("handovers", "Which rooms are told that others are on call.", "handovers"),
          detail(
              "handover set SCHEDULE ROOM [--group GROUP]",
              "Tell a room when others are on call.",
              "handover set"),
          detail("handover stop SCHEDULE", "Tell it no more.", "handover stop"),
          detail("handover list", "All rooms that are told.", "handover list"),
          entry("page NAME [TEXT]", "Page a person, a plan or whoever is on call.", "page"),
          rare("stop paging [INCIDENT]", "Page nobody more.", "stop"),
          rare("activate PERSON/CHANNEL CODE", "Prove that a channel is yours.", "activate"),
          rare("vcard", "Where pages come from, for your phone's address book.", "vcard"),
          entry("plans", "The plans that incidents are started by.", "plans", "plan", "plan list"),
          entry("plan show PLAN", "One plan with all its parts.", "plan", "plan show"),
          entry("plan set PLAN --OPTION", "Its rooms, and what OK ends.", "plan", "plan set"),
          entry(
              "source create NAME KIND PLAN",
              "A keyed door for alarms.",
              "source",
              "source create"),
          detail("source rotate NAME", "Give a door a new key.", "source rotate"),
          detail("source delete NAME", "Shut a door for good.", "source delete"),
          entry("sources", "All doors; more: help source.", "sources", "source", "source list"),
          entry(
              "rules [SOURCE]", "Which events start which plan; more: help rule.", "rules", "rule"),
          detail(
              "rule create NAME --source SOURCE --pattern '{…}'",
              "Which events of a source start which --plan.",
              "rule create"),
          detail("rule show NAME", "One rule, and how often it matched.", "rule show"),
          detail("rule delete NAME", "Remove a rule.", "rule delete"),
          detail("rule disable NAME", "Let a rule rest.", "rule disable"),
          detail("rule enable NAME", "Let it count again.", "rule enable"),
          detail("rule test NAME --event '{…}'", "Would it match? If not, why?", "rule test"),
          detail("rule list [SOURCE]", "All rules.", "rule list"),
          entry("topics", "Topics of SNS that rooms show; more: help topic.", "topics", "topic"),
          detail("topic map ARN --rooms ROOM", "Post a topic of SNS in rooms.", "topic map"),
          detail("topic unmap ARN", "Post it no more.", "topic unmap"),
          detail("topic list", "All topics and their rooms.", "topic list"),
          entry("room create NAME", "A room in the local chat.", "room", "room create"),
          detail(
              "room create NAME --webhook URL",
              "A room of another chat, by its incoming webhook.",
              "room create"),
          detail("room delete NAME", "Let go of a webhook.", "room delete"),
          entry("rooms", "All rooms; more: help room.", "rooms", "room", "room list"),
          entry("help [WORD]", "This, or more about one word.", "help"));

  private ShortHelp() {}

  /**
   * @param words the words that it is help on
   * @param first whether it is told to whoever asks for help with nothing in particular
   */
  record Entry(String usage, String meaning, List<String> words, boolean first) {}

  private static Entry entry(String usage, String meaning, String... words) {
    return new Entry(usage, meaning, List.of(words), true);
  }

  /** What is told only to whoever asks about its word. */
  private static Entry rare(String usage, String meaning, String word) {
    return new Entry(usage, meaning, List.of(word), false);
  }

  /** What is told only to whoever asks about one of its two words. */
  private static Entry detail(String usage, String meaning, String words) {
    String topic = words.substring(0, words.indexOf(' '));
    return new Entry(usage, meaning, List.of(topic, words), false);
  }
}
