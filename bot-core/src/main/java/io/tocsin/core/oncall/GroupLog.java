package io.tocsin.core.oncall;

import org.jspecify.annotations.Nullable;

/** Where it is written down what became of a group of people that follows a schedule. */
public interface GroupLog {

  /**
   * The group was set, or refused for good. A refusal is told in the schedule's room, and the same
   * one only once until the group could be set again. It is durable when this returns.
   *
   * @param refusal for people; null if it was set
   * @throws io.tocsin.core.Unavailable while the database is away
   */
  void settled(String schedule, String group, @Nullable String refusal);
}
