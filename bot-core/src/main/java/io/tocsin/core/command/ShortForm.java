package io.tocsin.core.command;

import org.jspecify.annotations.Nullable;

/**
 * What a tired person types. The incident is the text that was typed (a number with or without
 * {@code #}, or an ARN) and null where the room or the thread says which one is meant.
 *
 * <p>Short forms that need nothing from their surroundings ({@code start}, {@code plan set}, {@code
 * source create} …) are {@link Parsed.Call}s of the operations they stand for.
 */
public sealed interface ShortForm extends Parsed {

  record Ack(@Nullable String incident) implements ShortForm {}

  record Resolve(@Nullable String incident) implements ShortForm {}

  record Reopen(@Nullable String incident) implements ShortForm {}

  /**
   * @param impact 1 to 5
   */
  record Impact(@Nullable String incident, int impact) implements ShortForm {}

  record Note(@Nullable String incident, String text) implements ShortForm {}

  record Status(@Nullable String incident) implements ShortForm {}

  /** What waits for rooms, and what they have refused. */
  record Deliveries() implements ShortForm {}

  record Timeline(@Nullable String incident) implements ShortForm {}

  /** The open incidents. */
  record Incidents() implements ShortForm {}

  /**
   * Who is on call.
   *
   * @param schedule the name that was asked about; null for all
   */
  record OnCall(@Nullable String schedule) implements ShortForm {}
}
