package io.tocsin.app.fences;

import java.util.List;

/**
 * A dependency between two packages of the core that closes a circle, and why it is there. What is
 * not in this list fails the build; so does what is in it and is gone.
 */
record KnownCircle(String from, String to, String why) {
  private static final String STATE = "the state and its changes hold the values of every package";

  static final List<KnownCircle> ALL =
      List.of(
          new KnownCircle("writer", "audit", STATE),
          new KnownCircle("writer", "engagement", STATE),
          new KnownCircle("writer", "event", STATE),
          new KnownCircle("writer", "incident", STATE),
          new KnownCircle("writer", "oncall", STATE),
          new KnownCircle("writer", "outbox", STATE),
          new KnownCircle("writer", "people", STATE),
          new KnownCircle("writer", "plan", STATE),
          new KnownCircle("writer", "room", STATE),
          new KnownCircle("writer", "topic", STATE),
          new KnownCircle("incident", "outbox", "what changes an incident announces it"),
          new KnownCircle(
              "incident", "engagement", "what happens to an incident begins and ends engagements"),
          new KnownCircle(
              "incident", "people", "whoever takes an incident may be one of its contacts"),
          new KnownCircle(
              "people", "oncall", "whoever takes turns in a rotation cannot simply be deleted"),
          new KnownCircle("chat", "incident", "the living message is drawn from the incident"),
          new KnownCircle(
              "plan", "incident", "ARNs of plans are built where those of incidents are"),
          new KnownCircle("access", "operation", "a policy judges operations, some hold a secret"));
}
