package io.tocsin.slack.fake;

/** What goes wrong with a call. */
public enum Fault {
  NONE,
  /** Refused with 429 and a pause of 30 s. */
  TOO_FAST,
  /** Refused with 200, as Slack does when an app has posted too much. */
  TOO_FAST_QUIETLY,
  /** Refused with 500. */
  BROKEN,
  /** Refused with 200 and a word for Slack's own trouble. */
  INTERNAL,
  /** Answered with a page for people. */
  PAGE,
  /** Never answered, and not carried out. */
  SILENT,
  /** Carried out, and then the connection breaks. */
  LOST_ANSWER,
  /** Carried out, and then answered with 503. */
  LATE_ERROR
}
