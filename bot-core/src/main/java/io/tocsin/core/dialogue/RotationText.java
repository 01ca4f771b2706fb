package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Message;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.oncall.Roster;
import io.tocsin.core.oncall.RotationCalendar;
import io.tocsin.core.oncall.Shift;
import io.tocsin.core.oncall.StoredOverride;
import io.tocsin.core.oncall.StoredRotation;
import io.tocsin.core.operation.RotationOperation.CoverageTime;
import io.tocsin.core.operation.RotationOperation.CreateRotationOutput;
import io.tocsin.core.operation.RotationOperation.CreateRotationOverrideOutput;
import io.tocsin.core.operation.RotationOperation.HandOffTime;
import io.tocsin.core.operation.RotationOperation.UpdateRotation;
import io.tocsin.core.people.Contact;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says what became of a rotation, and who is on call by it. */
record RotationText(Queries queries, ZoneId zone) {
  private static final HandOffTime A_MINUTE_BEFORE = new HandOffTime(23, 59);

  Message added(CreateRotationOutput output, Instant now) {
    return Message.text(
        rotation(output.rotationArn())
            .map(found -> "Added the rotation " + found.name() + turns(found, now))
            .orElse("Added " + output.rotationArn()));
  }

  Message changed(UpdateRotation update, Instant now) {
    return Message.text(
        rotation(update.rotationId())
            .map(found -> "Changed the rotation " + found.name() + turns(found, now))
            .orElse("Done."));
  }

  private Optional<StoredRotation> rotation(String arn) {
    return Arns.idAtEnd(arn).flatMap(id -> queries.find(new Key.Rotation(id)));
  }

  private String turns(StoredRotation rotation, Instant now) {
    Instant from = now.isAfter(rotation.start()) ? now : rotation.start();
    List<Shift> shifts = calendar(rotation).shiftsFrom(from).limit(2).toList();
    Shift first = shifts.getFirst();
    Shift second = shifts.getLast();
    String begins =
        first.start().isAfter(now) ? " from " + ScheduleText.time(first.start(), zone) : "";
    String then =
        second.start().equals(first.end())
            ? ", then " + people(second.people())
            : ", then nobody until " + ScheduleText.time(second.start(), zone);
    return ": %s%s until %s%s.%s"
        .formatted(
            people(first.people()),
            begins,
            ScheduleText.time(first.end(), zone),
            then,
            warning(rotation));
  }

  /** Whoever means a whole day easily writes it so. */
  private static String warning(StoredRotation rotation) {
    boolean ends =
        Objects.requireNonNullElse(
                rotation.recurrence().shiftCoverages(), Map.<String, List<CoverageTime>>of())
            .values()
            .stream()
            .flatMap(Collection::stream)
            .anyMatch(hours -> A_MINUTE_BEFORE.equals(hours.end()));
    return ends
        ? " ⚠ Hours that end at 23:59 leave a minute before midnight with nobody; a day ends at"
            + " 00:00."
        : "";
  }

  Message overridden(CreateRotationOverrideOutput output) {
    return Message.text(
        queries
            .find(new Key.Override(UUID.fromString(output.rotationOverrideId())))
            .flatMap(override ->
                queries
                    .find(new Key.Rotation(override.rotation()))
                    .map(rotation -> overridden(rotation, override)))
            .orElse("Done."));
  }

  private String overridden(StoredRotation rotation, StoredOverride override) {
    List<String> replaced =
        calendar(rotation).shifts(override.start(), override.end()).stream()
            .flatMap(shift -> shift.overridden().stream())
            .filter(person -> !override.people().contains(person))
            .distinct()
            .toList();
    String instead = replaced.isEmpty() ? "" : " instead of " + people(replaced);
    return ("%s on call for %s%s, %s. To undo it: `ssm-contacts delete-rotation-override"
            + " --rotation-id %s --rotation-override-id %s`")
        .formatted(
            override.people().isEmpty() ? "Nobody is" : are(override.people()),
            rotation.name(),
            instead,
            ScheduleText.span(override.start(), override.end(), zone),
            Covering.quoted(rotation),
            override.id());
  }

  private String are(List<String> people) {
    return people(people) + (people.size() == 1 ? " is" : " are");
  }

  private RotationCalendar calendar(StoredRotation rotation) {
    return Roster.calendar(rotation, queries.all(new Key.OverridesOf(rotation.id())));
  }

  private String people(List<String> aliases) {
    return aliases.isEmpty()
        ? "nobody"
        : aliases.stream().map(this::name).collect(Collectors.joining(" and "));
  }

  private String name(String alias) {
    return queries.find(new Key.Contact(alias)).map(Contact::name).orElse(alias);
  }
}
