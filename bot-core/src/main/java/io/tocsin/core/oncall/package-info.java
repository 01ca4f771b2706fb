/**
 * Who is on call and when: rotations, their shifts, overrides and gaps as pure functions of time.
 *
 * <p>Every range is half-open: its start belongs to it, its end does not. Wall times are of the
 * rotation's IANA zone and become instants one by one, so a hand-off at nine stays at nine through
 * every change of the clock. A wall time that is skipped is the next instant that exists; one that
 * comes twice is its first coming. The ways of AWS are those of RecurrenceSettings, CoverageTime,
 * RotationShift, CreateRotationOverride and ListPreviewRotationShifts in its API reference of
 * Incident Manager contacts; where that is silent, the Javadoc here says what holds.
 */
@NullMarked
package io.tocsin.core.oncall;

import org.jspecify.annotations.NullMarked;
