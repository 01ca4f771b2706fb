package io.tocsin.core.command;

import java.time.Instant;
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
   * Somebody is wanted.
   *
   * @param name of a person, an escalation plan or a schedule
   * @param text what to tell them; null for what the incident says
   */
  record Page(String name, @Nullable String text) implements ShortForm {}

  /** Nobody more is to be paged. */
  record StopPaging(@Nullable String incident) implements ShortForm {}

  /**
   * A code proves whose a contact channel is.
   *
   * @param channel as {@code bob/phone}
   */
  record Activate(String channel, String code) implements ShortForm {}

  /** Who will be on call, by a schedule, in so many days. */
  record Shifts(String schedule, int days) implements ShortForm {}

  /** When nobody will be. */
  record Gaps(String schedule) implements ShortForm {}

  /**
   * Who is on call.
   *
   * @param schedule the name that was asked about; null for all
   * @param at null for now
   */
  record OnCall(@Nullable String schedule, @Nullable Instant at) implements ShortForm {}

  /**
   * Somebody steps in for whoever has a time.
   *
   * @param schedule the name of a schedule or of a rotation
   */
  record Override(String schedule, String person, Instant from, Instant to) implements ShortForm {}

  /**
   * The speaker steps in for a person.
   *
   * @param person null for the speaker, who wants that of somebody
   */
  record Cover(@Nullable String person, Instant from, Instant to) implements ShortForm {}
}
