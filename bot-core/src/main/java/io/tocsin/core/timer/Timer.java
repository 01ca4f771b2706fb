package io.tocsin.core.timer;

import java.time.Instant;

/**
 * Something to be done at a time. There is one for each subject of a kind: another one takes its
 * place.
 */
public record Timer(Kind kind, String subject, Instant due) {
  /** What is due. */
  public enum Kind {
    /** The next step of an engagement, by its identifier. */
    ENGAGEMENT,
    /** The next hand-over of a schedule, by its alias. */
    HAND_OVER
  }

  /** Which one. */
  public record Name(Kind kind, String subject) {}

  public Name name() {
    return new Name(kind, subject);
  }
}
