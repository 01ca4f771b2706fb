package io.tocsin.core.chat;

import io.tocsin.core.chat.ActionToken.Kind;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Action.Style;
import io.tocsin.core.chat.Message.Choice;
import io.tocsin.core.chat.Message.Input;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Incident.Acknowledgement;
import io.tocsin.core.incident.Incident.Engaged;
import io.tocsin.core.incident.Incident.Latest;
import io.tocsin.core.incident.Incident.OwnChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one message that stands for an incident in a room. A pure function of the incident: times in
 * it are moments, so that it stays true while nothing changes.
 */
public final class LivingMessage {
  private final ActionToken.Signer signer;
  private final ZoneId zone;

  /**
   * @param zone for plain text, where the viewer's own is not known
   */
  public LivingMessage(ActionToken.Signer signer, ZoneId zone) {
    this.signer = signer;
    this.zone = zone;
  }

  /** The message for an incident as it is now. */
  public Message of(Incident incident) {
    List<String> lines = new ArrayList<>(List.of(firstLine(incident), whoHasIt(incident)));
    List<Section> sections = new ArrayList<>();
    sections.add(new Section.Paragraph(status(incident)));
    sections.add(new Section.Paragraph(whoHasIt(incident)));
    moment(started(incident), incident.origin().createdAt(), lines, sections);
    OwnChannel channel = incident.routing().channel();
    if (channel != null && channel.name() != null) {
      sections.add(new Section.Paragraph("Channel #" + channel.name()));
    }
    next(incident).ifPresent(next -> moment(next.label(), next.at(), lines, sections));
    Latest latest = incident.timeline().latest();
    if (latest != null && !incident.isResolved()) {
      moment("Latest: " + latest.text(), latest.at(), lines, sections);
    }
    String text = String.join("\n", lines);
    String title = sign(incident) + " " + Words.name(incident);
    return new Message(text, tone(incident), title, sections, actions(incident), false);
  }

  /** The messages for storms, which speak alike. */
  public StormMessage ofStorms() {
    return new StormMessage(signer, zone);
  }

  /** What is left of it when the incident is deleted. */
  public Message ofDeleted() {
    return Message.text("This incident was deleted.");
  }

  /** The news in one line: {@code ● #214 Checkout errors — OPEN · Critical}. */
  public String firstLine(Incident incident) {
    return sign(incident) + " " + Words.name(incident) + " — " + status(incident);
  }

  /** The answer to whoever resolves an incident that is resolved. */
  public String resolvedAlready(Incident incident) {
    Instant at = incident.progress().resolvedAt();
    String since = at == null ? "" : ", since " + Words.time(at, zone);
    String by = incident.progress().resolvedBy();
    return "#%d is resolved already%s%s. Nothing was changed."
        .formatted(incident.number(), since, by == null ? "" : " by " + by);
  }

  private void moment(String label, Instant at, List<String> lines, List<Section> sections) {
    sections.add(new Section.Moment(label, at));
    lines.add(label + " · " + Words.time(at, zone));
  }

  private static String status(Incident incident) {
    return incident.progress().status() + " · " + Words.impact(incident.headline().impact());
  }

  private static String sign(Incident incident) {
    return switch (Words.state(incident)) {
      case "resolved" -> "✓";
      case "acknowledged" -> "◐";
      default -> "●";
    };
  }

  private static Tone tone(Incident incident) {
    if (incident.isResolved()) {
      return Tone.GOOD;
    }
    return incident.headline().impact() <= 2 ? Tone.CRITICAL : Tone.WARNING;
  }

  private static String whoHasIt(Incident incident) {
    Acknowledgement has = incident.progress().acknowledgement();
    if (incident.isResolved()) {
      return resolved(incident, has);
    }
    if (has == null) {
      return "Nobody has acknowledged" + paging(incident);
    }
    return has.name() + " has it, acknowledged after " + after(incident, has.at()) + rest(incident);
  }

  /** Where one answer is not enough: who has answered, and whom the plans still wait for. */
  private static String rest(Incident incident) {
    List<String> answered = names(incident.engaged().stream(), Engaged::answered);
    List<String> waiting =
        names(incident.engaged().stream().filter(Engaged::goesOn), Engaged::paged).stream()
            .filter(name -> !answered.contains(name))
            .toList();
    return (answered.size() < 2 ? "" : " · answered: " + String.join(", ", answered))
        + (waiting.isEmpty() ? "" : " · waiting for " + String.join(", ", waiting));
  }

  private static List<String> names(
      Stream<Engaged> engaged, Function<Engaged, List<String>> which) {
    return engaged.flatMap(one -> which.apply(one).stream()).distinct().toList();
  }

  private record Next(String label, Instant at) {}

  /** Whom the next stage of any plan engages, and when. */
  private static Optional<Next> next(Incident incident) {
    return incident.engaged().stream()
        .filter(Engaged::goesOn)
        .flatMap(engaged -> next(engaged).stream())
        .min(Comparator.comparing(Next::at));
  }

  private static Optional<Next> next(Engaged engaged) {
    return Optional.ofNullable(engaged.nextAt())
        .map(at -> new Next("Next: " + String.join(", ", engaged.next()), at));
  }

  private static String paging(Incident incident) {
    List<String> paged =
        incident.engaged().stream()
            .flatMap(engaged -> engaged.paged().stream())
            .distinct()
            .toList();
    if (!paged.isEmpty()) {
      boolean over = incident.engaged().stream().noneMatch(Engaged::goesOn);
      return " · paged: " + String.join(", ", paged) + (over ? " · nobody more is paged" : "");
    }
    List<String> pages = incident.routing().pages();
    return pages.isEmpty()
        ? " · nobody is paged"
        : " · nobody is paged (the plan names " + String.join(", ", pages) + ")";
  }

  private static String resolved(Incident incident, @Nullable Acknowledgement has) {
    Instant at = incident.progress().resolvedAt();
    String by = incident.progress().resolvedBy();
    String text = "Resolved" + (by == null ? "" : " by " + by);
    text += at == null ? "" : " after " + after(incident, at);
    return text
        + (has == null ? "; never acknowledged" : "; acknowledged in " + after(incident, has.at()));
  }

  private static String after(Incident incident, Instant at) {
    return Words.duration(Duration.between(incident.origin().createdAt(), at));
  }

  private static String started(Incident incident) {
    int count = incident.triggers().count();
    return "Started by "
        + incident.triggers().label()
        + (count > 1 ? " · ×" + count : "")
        + " · plan "
        + incident.plan();
  }

  private List<Action> actions(Incident incident) {
    if (incident.isResolved()) {
      return List.of(button(incident, Kind.REOPEN, "Re-open", Style.NORMAL, null, "reopen"));
    }
    List<Action> actions = new ArrayList<>();
    if (incident.progress().acknowledgement() == null) {
      actions.add(button(incident, Kind.ACKNOWLEDGE, "Acknowledge", Style.PRIMARY, null, "ack"));
    }
    actions.add(button(incident, Kind.RESOLVE, "Resolve", Style.NORMAL, null, "resolve"));
    actions.add(button(incident, Kind.IMPACT, "Impact", Style.NORMAL, impacts(), "impact"));
    actions.add(button(incident, Kind.NOTE, "Note", Style.NORMAL, note(), "note"));
    String page = signer.write(new ActionToken(Kind.PAGE, incident.id()));
    actions.add(new Action(page, "Page", Style.NORMAL, null, null));
    return actions;
  }

  private Action button(
      Incident incident, Kind kind, String label, Style style, @Nullable Input input, String verb) {
    String token = signer.write(new ActionToken(kind, incident.id()));
    return new Action(token, label, style, input, verb + " #" + incident.number());
  }

  private static Input impacts() {
    List<Choice> choices =
        IntStream.rangeClosed(1, 5)
            .mapToObj(impact -> new Choice("" + impact, Words.impact(impact)))
            .toList();
    return new Input("Impact", choices, false);
  }

  private static Input note() {
    return new Input("Note", List.of(), true);
  }
}
