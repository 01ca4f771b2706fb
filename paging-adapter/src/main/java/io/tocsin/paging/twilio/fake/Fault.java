package io.tocsin.paging.twilio.fake;

/** What goes wrong with a request. */
public enum Fault {
  NONE,
  /** Refused with 429. */
  TOO_FAST,
  /** Refused with 500, and not carried out. */
  BROKEN,
  /** Carried out, and then answered with 500. */
  LATE_ERROR,
  /** Carried out, and then something on the way answers with 502. */
  BAD_GATEWAY,
  /** Answered with a page for people, and not carried out. */
  PAGE,
  /** Never answered, and not carried out. */
  SILENT,
  /** Carried out, and then the connection breaks. */
  LOST_ANSWER,
  /** Carried out, and answered when the test says so. */
  HELD
}
