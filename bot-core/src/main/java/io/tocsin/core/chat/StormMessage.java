package io.tocsin.core.chat;

import io.tocsin.core.chat.ActionToken.Kind;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Action.Style;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Incident.Acknowledgement;
import io.tocsin.core.incident.Storm;
import io.tocsin.core.incident.Storm.Tally;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The one message that stands for a storm in a room. A pure function of the storm and its
 * incidents.
 */
public final class StormMessage {
  /** How many incidents it lists; of the others it tells the number. */
  public static final int LISTED = 15;

  private final ActionToken.Signer signer;
  private final ZoneId zone;

  /**
   * @param zone for plain text, where the viewer's own is not known
   */
  public StormMessage(ActionToken.Signer signer, ZoneId zone) {
    this.signer = signer;
    this.zone = zone;
  }

  /**
   * The message for a storm as it is now.
   *
   * @param seen those of its incidents that most need to be seen, up to {@link #LISTED}
   */
  public Message of(Storm storm, Tally tally, List<Incident> seen) {
    List<String> items = items(tally, seen);
    List<String> lines = new ArrayList<>(List.of(sign(tally) + " " + news(storm, tally)));
    items.forEach(item -> lines.add("  " + item));
    lines.add(how(seen));
    List<Section> sections = new ArrayList<>();
    if (storm.isRaging()) {
      sections.add(new Section.Paragraph(states(tally)));
      sections.add(new Section.Moment("Storm of plan " + storm.plan(), storm.since()));
    }
    sections.add(new Section.Bullets(items));
    sections.add(new Section.Paragraph(how(seen)));
    String text = String.join("\n", lines);
    return new Message(
        text, tone(seen), title(storm, tally), sections, actions(storm, tally), false);
  }

  private List<Action> actions(Storm storm, Tally tally) {
    String token = signer.write(new ActionToken(Kind.ACKNOWLEDGE_ALL, storm.id()));
    return tally.open() == 0
        ? List.of()
        : List.of(new Action(token, "Acknowledge all", Style.PRIMARY, null, null));
  }

  private static String title(Storm storm, Tally tally) {
    String headline =
        storm.isRaging()
            ? storm.plan() + ": " + Words.count(tally.all(), "incident")
            : over(storm, tally);
    return sign(tally) + " " + headline;
  }

  private String news(Storm storm, Tally tally) {
    return storm.isRaging()
        ? "%s: %s since %s (%s)"
            .formatted(
                storm.plan(),
                Words.count(tally.all(), "incident"),
                Words.time(storm.since(), zone),
                states(tally))
        : over(storm, tally);
  }

  private static String over(Storm storm, Tally tally) {
    Duration took = Duration.between(storm.since(), storm.latest());
    String rest = tally.unresolved() == 0 ? "all resolved" : tally.unresolved() + " still open";
    return "%s: storm over after %s: %s, %s"
        .formatted(storm.plan(), Words.duration(took), Words.count(tally.all(), "incident"), rest);
  }

  private static String states(Tally tally) {
    return "%d open, %d acknowledged, %d resolved"
        .formatted(tally.open(), tally.acknowledged(), tally.resolved());
  }

  private static List<String> items(Tally tally, List<Incident> seen) {
    List<String> items = new ArrayList<>(seen.stream().map(StormMessage::item).toList());
    if (tally.all() > seen.size()) {
      items.add("and " + (tally.all() - seen.size()) + " more: `incidents`");
    }
    return items;
  }

  private static String item(Incident incident) {
    return Words.name(incident)
        + " — "
        + state(incident)
        + " · "
        + Words.impact(incident.headline().impact());
  }

  private static String state(Incident incident) {
    Acknowledgement has = incident.progress().acknowledgement();
    String by = incident.progress().resolvedBy();
    return switch (Words.state(incident)) {
      case "resolved" -> by == null ? "resolved" : "resolved by " + by;
      case "acknowledged" -> has == null ? "acknowledged" : has.name() + " has it";
      default -> "open, nobody has it";
    };
  }

  private static String how(List<Incident> seen) {
    String where = "Each has its message in this thread";
    return seen.stream()
        .filter(Incident::isOpen)
        .findFirst()
        .map(open -> where + "; a command names one: `ack " + open.number() + "`.")
        .orElse(where + ".");
  }

  private static String sign(Tally tally) {
    if (tally.open() > 0) {
      return "●";
    }
    return tally.acknowledged() > 0 ? "◐" : "✓";
  }

  private static Tone tone(List<Incident> seen) {
    List<Incident> open = seen.stream().filter(Incident::isOpen).toList();
    if (open.isEmpty()) {
      return Tone.GOOD;
    }
    boolean severe = open.stream().anyMatch(incident -> incident.headline().impact() <= 2);
    return severe ? Tone.CRITICAL : Tone.WARNING;
  }
}
