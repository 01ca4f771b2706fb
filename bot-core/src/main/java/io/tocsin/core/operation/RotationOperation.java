package io.tocsin.core.operation;

import io.tocsin.core.operation.ContactOperation.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations on rotations, their overrides and their shifts. */
public sealed interface RotationOperation<R> extends Operation<R> {

  record CreateRotation(
      @NotNull @Size(min = 1, max = 30) List<@NotNull @ContactsArn String> contactIds,
      @Nullable @ContactsToken String idempotencyToken,
      @NotNull @RotationName String name,
      @NotNull @Valid RecurrenceSettings recurrence,
      @Nullable Instant startTime,
      @Nullable @Size(max = 50) List<@NotNull @Valid Tag> tags,
      @NotNull @ZoneName String timeZoneId)
      implements RotationOperation<CreateRotationOutput>, Idempotent {
    @Override
    public @Nullable String clientToken() {
      return idempotencyToken;
    }
  }

  record CreateRotationOutput(String rotationArn) {}

  record GetRotation(@NotNull @ContactsArn String rotationId)
      implements RotationOperation<GetRotationOutput> {}

  record GetRotationOutput(
      List<String> contactIds,
      String name,
      RecurrenceSettings recurrence,
      String rotationArn,
      Instant startTime,
      String timeZoneId) {}

  record UpdateRotation(
      @Nullable @Size(min = 1, max = 30) List<@NotNull @ContactsArn String> contactIds,
      @NotNull @Valid RecurrenceSettings recurrence,
      @NotNull @ContactsArn String rotationId,
      @Nullable Instant startTime,
      @Nullable @ZoneName String timeZoneId)
      implements RotationOperation<Done> {}

  record DeleteRotation(@NotNull @ContactsArn String rotationId)
      implements RotationOperation<Done>, Destructive {}

  record ListRotations(
      @Nullable @Min(0) @Max(1024) Integer maxResults,
      @Nullable @ContactsToken String nextToken,
      @Nullable @RotationName String rotationNamePrefix)
      implements RotationOperation<ListRotationsOutput>, Paged {}

  record ListRotationsOutput(@Nullable String nextToken, List<Rotation> rotations) {}

  record ListRotationShifts(
      @NotNull Instant endTime,
      @Nullable @Min(0) @Max(1024) Integer maxResults,
      @Nullable @ContactsToken String nextToken,
      @NotNull @ContactsArn String rotationId,
      @Nullable Instant startTime)
      implements RotationOperation<ListRotationShiftsOutput>, Paged {}

  record ListRotationShiftsOutput(
      @Nullable String nextToken, @Nullable List<RotationShift> rotationShifts) {}

  record ListPreviewRotationShifts(
      @NotNull Instant endTime,
      @Nullable @Min(0) @Max(1024) Integer maxResults,
      @NotNull @Size(min = 1, max = 30)
          List<
                  @NotNull @Size(min = 1, max = 512) @Pattern(regexp = "(?s).*\\S.*")
                  @InWords("something that is not blank") String>
              members,
      @Nullable @ContactsToken String nextToken,
      @Nullable List<@NotNull @Valid PreviewOverride> overrides,
      @NotNull @Valid RecurrenceSettings recurrence,
      @Nullable Instant rotationStartTime,
      @Nullable Instant startTime,
      @NotNull @ZoneName String timeZoneId)
      implements RotationOperation<ListPreviewRotationShiftsOutput>, Paged {}

  record ListPreviewRotationShiftsOutput(
      @Nullable String nextToken, @Nullable List<RotationShift> rotationShifts) {}

  record CreateRotationOverride(
      @NotNull Instant endTime,
      @Nullable @ContactsToken String idempotencyToken,
      @NotNull @Size(max = 30) List<@NotNull @ContactsArn String> newContactIds,
      @NotNull @ContactsArn String rotationId,
      @NotNull Instant startTime)
      implements RotationOperation<CreateRotationOverrideOutput>, Idempotent {
    @Override
    public @Nullable String clientToken() {
      return idempotencyToken;
    }
  }

  record CreateRotationOverrideOutput(String rotationOverrideId) {}

  record GetRotationOverride(
      @NotNull @ContactsArn String rotationId, @NotNull @OverrideId String rotationOverrideId)
      implements RotationOperation<GetRotationOverrideOutput> {}

  record GetRotationOverrideOutput(
      @Nullable Instant createTime,
      @Nullable Instant endTime,
      @Nullable List<String> newContactIds,
      @Nullable String rotationArn,
      @Nullable String rotationOverrideId,
      @Nullable Instant startTime) {}

  record DeleteRotationOverride(
      @NotNull @ContactsArn String rotationId, @NotNull @OverrideId String rotationOverrideId)
      implements RotationOperation<Done>, Destructive {}

  record ListRotationOverrides(
      @NotNull Instant endTime,
      @Nullable @Min(0) @Max(1024) Integer maxResults,
      @Nullable @ContactsToken String nextToken,
      @NotNull @ContactsArn String rotationId,
      @NotNull Instant startTime)
      implements RotationOperation<ListRotationOverridesOutput>, Paged {}

  record ListRotationOverridesOutput(
      @Nullable String nextToken, @Nullable List<RotationOverride> rotationOverrides) {}

  record Rotation(
      @Nullable List<String> contactIds,
      String name,
      @Nullable RecurrenceSettings recurrence,
      String rotationArn,
      @Nullable Instant startTime,
      @Nullable String timeZoneId) {}

  record RotationOverride(
      Instant createTime,
      Instant endTime,
      List<String> newContactIds,
      String rotationOverrideId,
      Instant startTime) {}

  record RotationShift(
      @Nullable List<String> contactIds,
      Instant endTime,
      @Nullable ShiftDetails shiftDetails,
      Instant startTime,
      @Nullable ShiftType type) {}

  record ShiftDetails(List<String> overriddenContactIds) {}

  record RecurrenceSettings(
      @Nullable List<@NotNull @Valid HandOffTime> dailySettings,
      @Nullable List<@NotNull @Valid MonthlySetting> monthlySettings,
      @NotNull @Min(1) Integer numberOfOnCalls,
      @NotNull @Min(1) @Max(100) Integer recurrenceMultiplier,
      @Nullable
          Map<
              @NotNull @Pattern(regexp = "^(MON|TUE|WED|THU|FRI|SAT|SUN)$")
              @InWords("MON, TUE, WED, THU, FRI, SAT or SUN") String,
              @NotNull List<@NotNull @Valid CoverageTime>>
          shiftCoverages,
      @Nullable List<@NotNull @Valid WeeklySetting> weeklySettings) {}

  record WeeklySetting(@NotNull DayOfWeek dayOfWeek, @NotNull @Valid HandOffTime handOffTime) {}

  record MonthlySetting(
      @NotNull @Min(1) @Max(31) Integer dayOfMonth, @NotNull @Valid HandOffTime handOffTime) {}

  record HandOffTime(
      @NotNull @Min(0) @Max(23) Integer hourOfDay,
      @NotNull @Min(0) @Max(59) Integer minuteOfHour) {}

  record CoverageTime(@Nullable @Valid HandOffTime end, @Nullable @Valid HandOffTime start) {}

  record PreviewOverride(
      @Nullable Instant endTime,
      @Nullable @Size(max = 30)
          List<
                  @NotNull @Size(min = 1, max = 512) @Pattern(regexp = "(?s).*\\S.*")
                  @InWords("something that is not blank") String>
              newMembers,
      @Nullable Instant startTime) {}

  enum DayOfWeek {
    MON,
    TUE,
    WED,
    THU,
    FRI,
    SAT,
    SUN
  }

  enum ShiftType {
    REGULAR,
    OVERRIDDEN
  }
}
