package io.tocsin.core.oncall;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.chat.Words;
import io.tocsin.core.incident.Incident;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells a room that others are on call: who comes, who goes, until when, and what is open.
 *
 * @param name of the schedule
 * @param names turns an alias into a name to read
 * @param open the newest first
 */
record HandOverNotice(
    String name, OnCallSchedule schedule, UnaryOperator<String> names, List<Incident> open) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  /** So many incidents are named; a tired person reads no more. */
  static final int MOST = 10;

  Message message(List<String> before, Instant now) {
    List<String> people = schedule.onCallAt(now);
    String head = head(people, now);
    List<String> lines = lines(before, people, now);
    List<Section> sections = new ArrayList<>();
    sections.add(new Section.Paragraph(String.join("\n", lines)));
    List<String> incidents = incidents();
    String heading = incidents.isEmpty() ? "No incident is open." : "Open incidents:";
    sections.add(new Section.Paragraph(heading));
    if (!incidents.isEmpty()) {
      sections.add(new Section.Bullets(incidents));
    }
    String text =
        Stream.of(List.of(head), lines, List.of(heading), incidents)
            .flatMap(List::stream)
            .collect(Collectors.joining("\n"));
    Tone tone = people.isEmpty() ? Tone.WARNING : Tone.NEUTRAL;
    return new Message(text, tone, head, sections, List.of(), false);
  }

  private String head(List<String> people, Instant now) {
    OnCallSchedule.Ahead ahead = schedule.ahead(now);
    String until = ahead.changes() ? " until " + time(ahead.until()) : "";
    return people.isEmpty()
        ? "⚠ Nobody is on call for %s%s".formatted(name, until)
        : "%s on call for %s%s".formatted(are(people), name, until);
  }

  private List<String> lines(List<String> before, List<String> people, Instant now) {
    List<String> lines = new ArrayList<>();
    add("Goes: ", without(before, people), lines);
    add("Comes: ", without(people, before), lines);
    add("Stays: ", people.stream().filter(before::contains).toList(), lines);
    schedule.shifts(now, now.plusNanos(1)).stream()
        .map(OnCallSchedule.Planned::shift)
        .filter(shift -> shift.type() == Shift.Type.OVERRIDDEN)
        .map(this::instead)
        .distinct()
        .forEach(lines::add);
    return lines;
  }

  private String instead(Shift shift) {
    return shift.people().isEmpty()
        ? "By an override nobody, instead of " + named(shift.overridden())
        : "%s instead of %s, by an override"
            .formatted(named(shift.people()), named(shift.overridden()));
  }

  private void add(String label, List<String> people, List<String> lines) {
    if (!people.isEmpty()) {
      lines.add(label + named(people));
    }
  }

  private static List<String> without(List<String> people, List<String> others) {
    return people.stream().filter(person -> !others.contains(person)).toList();
  }

  private List<String> incidents() {
    List<String> lines =
        open.stream()
            .limit(MOST)
            .map(HandOverNotice::line)
            .collect(Collectors.toCollection(ArrayList::new));
    if (open.size() > MOST) {
      lines.add("and more: `incidents`");
    }
    return lines;
  }

  private static String line(Incident incident) {
    Incident.Acknowledgement who = incident.progress().acknowledgement();
    return "%s · %s · %s"
        .formatted(
            Words.name(incident),
            Words.impact(incident.headline().impact()),
            who == null ? "nobody has it" : who.name() + " has it");
  }

  private String are(List<String> people) {
    return named(people) + (people.size() == 1 ? " is" : " are");
  }

  private String named(List<String> people) {
    return people.stream().map(names).collect(Collectors.joining(", "));
  }

  /** In the zone of the first rotation, which those who take turns think in. */
  private String time(Instant at) {
    ZoneId zone =
        schedule.rotations().stream()
            .findFirst()
            .map(one -> one.rotation().zone())
            .orElse(ZoneOffset.UTC);
    return TIME.format(at.atZone(zone)) + " " + Words.zone(zone);
  }
}
