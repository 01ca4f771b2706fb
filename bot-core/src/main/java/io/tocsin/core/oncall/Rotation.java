package io.tocsin.core.oncall;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * People who take turns. The list's order is the order of their turns, and a person may stand in it
 * more than once.
 *
 * @param id what tells it from every other rotation, such as its ARN
 * @param people ids of contacts, such as their ARNs
 * @param onCallAtOnce AWS's NumberOfOnCalls: how many have the same shift; at most all of them do
 * @param start when the first shift begins; nobody is on call before
 * @param zone whose wall times the recurrence and the coverage name
 */
public record Rotation(
    String id,
    String name,
    List<String> people,
    int onCallAtOnce,
    Instant start,
    ZoneId zone,
    Recurrence recurrence,
    Coverage coverage) {

  /**
   * Checks that there is somebody to call.
   *
   * @throws IllegalArgumentException if it has no people, or nobody at once
   */
  public Rotation {
    people = List.copyOf(people);
    if (people.isEmpty()) {
      throw new IllegalArgumentException("a rotation needs people");
    } else if (onCallAtOnce < 1) {
      throw new IllegalArgumentException("at least one person is on call at once");
    }
  }
}
