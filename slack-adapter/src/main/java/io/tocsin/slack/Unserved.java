package io.tocsin.slack;

/** What people are told whose wish was not even looked at. */
final class Unserved {
  static final String TEXT = "This workspace is not connected to Tocsin. Nothing was done.";
  static final String AWAY = "The database is away. Nothing was changed; try again in a minute.";
  static final String LATE =
      "Slack took too long to open the form. Nothing was changed; press the button again.";

  private Unserved() {}
}
