package io.tocsin.core.oncall;

import java.time.Instant;
import java.util.List;

/**
 * For a while, other people than whose turn it is: AWS's rotation override. It takes the place of
 * everybody whom the rotation has on call in that time, in as many shifts as it meets. Hours that
 * the rotation does not cover stay uncovered.
 *
 * @param people who is on call instead; empty: nobody
 * @param end when it is over; it has no effect unless behind the start
 * @param created where overrides of one rotation meet, the one that was created last holds; of two
 *     created at once, the later one of their list
 */
public record ShiftOverride(
    String id, List<String> people, Instant start, Instant end, Instant created) {

  /** Keeps a copy of the list. */
  public ShiftOverride {
    people = List.copyOf(people);
  }
}
