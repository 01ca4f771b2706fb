package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Paging;
import io.tocsin.core.Refusal;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.RotationOperation.ListPreviewRotationShifts;
import io.tocsin.core.operation.RotationOperation.ListPreviewRotationShiftsOutput;
import io.tocsin.core.operation.RotationOperation.ListRotationShifts;
import io.tocsin.core.operation.RotationOperation.ListRotationShiftsOutput;
import io.tocsin.core.operation.RotationOperation.PreviewOverride;
import io.tocsin.core.operation.RotationOperation.RotationShift;
import io.tocsin.core.operation.RotationOperation.ShiftDetails;
import io.tocsin.core.operation.RotationOperation.ShiftType;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells who is on call when, of rotations that are there and of such as might be. */
public final class ShiftReading {
  /** Nobody plans further ahead, and nobody waits for more. */
  private static final Duration LONGEST = Duration.ofDays(2 * 366);

  private ShiftReading() {}

  public static Outcome<ListRotationShiftsOutput> list(
      ListRotationShifts operation, Call call, Queries queries) {
    Optional<StoredRotation> rotation =
        RotationLookup.rotation(operation.rotationId(), call, queries);
    if (rotation.isEmpty()) {
      return Outcome.refused(RotationLookup.noRotation(operation.rotationId()));
    }
    Instant from = Objects.requireNonNullElse(operation.startTime(), call.now());
    Optional<Refusal> refusal = refusal(from, operation.endTime());
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    RotationCalendar calendar =
        Roster.calendar(rotation.get(), queries.all(new Key.OverridesOf(rotation.get().id())));
    String question = operation.rotationId() + "|" + operation.startTime() + operation.endTime();
    Paging<Instant> paging = new Paging<>(operation, question, ShiftReading::instant);
    return page(
        paging,
        calendar,
        from,
        operation.endTime(),
        alias -> ContactArns.contact(call.settings(), alias),
        page -> new ListRotationShiftsOutput(page.nextToken(), page.items()));
  }

  public static Outcome<ListPreviewRotationShiftsOutput> preview(
      ListPreviewRotationShifts operation, Call call, Queries queries) {
    Instant from = Objects.requireNonNullElse(operation.startTime(), call.now());
    Optional<Refusal> refusal =
        GivenRecurrence.refusal(operation.timeZoneId(), operation.recurrence())
            .or(() -> refusal(from, operation.endTime()));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    Rotation rotation =
        Roster.rotation(
            "preview",
            "preview",
            operation.members(),
            Objects.requireNonNullElse(operation.rotationStartTime(), from),
            operation.timeZoneId(),
            operation.recurrence());
    RotationCalendar calendar =
        RotationCalendar.of(rotation, overrides(operation.overrides(), call.now()));
    Paging<Instant> paging = new Paging<>(operation, question(operation), ShiftReading::instant);
    return page(
        paging,
        calendar,
        from,
        operation.endTime(),
        UnaryOperator.identity(),
        page -> new ListPreviewRotationShiftsOutput(page.nextToken(), page.items()));
  }

  private static String question(ListPreviewRotationShifts operation) {
    return operation.members()
        + "|"
        + operation.recurrence()
        + operation.overrides()
        + operation.timeZoneId()
        + operation.startTime()
        + operation.endTime()
        + operation.rotationStartTime();
  }

  private static List<ShiftOverride> overrides(@Nullable List<PreviewOverride> given, Instant now) {
    List<ShiftOverride> overrides = new ArrayList<>();
    for (PreviewOverride one : Objects.requireNonNullElse(given, List.<PreviewOverride>of())) {
      Instant start = one.startTime();
      Instant end = one.endTime();
      if (start != null && end != null) {
        List<String> people = Objects.requireNonNullElse(one.newMembers(), List.of());
        overrides.add(new ShiftOverride("" + overrides.size(), people, start, end, now));
      }
    }
    return overrides;
  }

  private static Optional<Refusal> refusal(Instant from, Instant until) {
    if (!until.isAfter(from)) {
      return Optional.of(wrong(until, "Member must be later than the start, " + from));
    }
    return Duration.between(from, until).compareTo(LONGEST) > 0
        ? Optional.of(wrong(until, "Member must be within two years of the start, " + from))
        : Optional.empty();
  }

  private static Refusal wrong(Instant until, String constraint) {
    return Refusal.Invalid.of(new Violation("endTime", until.toString(), constraint));
  }

  private interface Answer<R> {
    R of(Paging.Page<RotationShift> page);
  }

  private static <R> Outcome<R> page(
      Paging<Instant> paging,
      RotationCalendar calendar,
      Instant from,
      Instant until,
      UnaryOperator<String> names,
      Answer<R> answer) {
    return paging
        .start()
        .map(start -> Objects.requireNonNullElse(start.after(), from))
        .map(begin ->
            calendar
                .shiftsFrom(begin)
                .takeWhile(shift -> shift.start().isBefore(until))
                .limit(paging.lookUp())
                .map(shift -> told(shift, names))
                .toList())
        .map(found -> paging.page(found, shift -> shift.endTime().toString()))
        .map(page -> Outcome.accepted(answer.of(page)))
        .orElseGet(() -> Outcome.refused(paging.alien()));
  }

  private static RotationShift told(Shift shift, UnaryOperator<String> names) {
    boolean overridden = shift.type() == Shift.Type.OVERRIDDEN;
    return new RotationShift(
        shift.people().stream().map(names).toList(),
        shift.end(),
        overridden ? new ShiftDetails(shift.overridden().stream().map(names).toList()) : null,
        shift.start(),
        overridden ? ShiftType.OVERRIDDEN : ShiftType.REGULAR);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }
}
