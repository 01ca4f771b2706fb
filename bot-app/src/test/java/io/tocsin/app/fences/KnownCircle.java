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
          new KnownCircle("writer", "event", STATE),
          new KnownCircle("writer", "incident", STATE),
          new KnownCircle("writer", "outbox", STATE),
          new KnownCircle("writer", "plan", STATE),
          new KnownCircle("writer", "room", STATE),
          new KnownCircle("writer", "topic", STATE),
          new KnownCircle("incident", "outbox", "what changes an incident announces it"),
          new KnownCircle("chat", "incident", "the living message is drawn from the incident"),
          new KnownCircle(
              "plan", "incident", "ARNs of plans are built where those of incidents are"),
          new KnownCircle("access", "operation", "a policy judges operations, some hold a secret"));
}
