package io.tocsin.core.oncall;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;

/**
 * Calendars that were made already, found by what they are made of: a rotation that changed is
 * another one, so nothing here is ever out of date. For any number of threads.
 */
public final class Calendars {
  /** AWS has 500 rotations in an account. */
  private static final int KEPT = 1000;

  private final Cache<Parts, RotationCalendar> made =
      Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

  /** As {@link RotationCalendar#of}. */
  public RotationCalendar of(Rotation rotation, List<ShiftOverride> overrides) {
    return made.get(
        new Parts(rotation, overrides),
        parts -> RotationCalendar.of(parts.rotation(), parts.overrides()));
  }

  private record Parts(Rotation rotation, List<ShiftOverride> overrides) {
    private Parts {
      overrides = List.copyOf(overrides);
    }
  }
}
