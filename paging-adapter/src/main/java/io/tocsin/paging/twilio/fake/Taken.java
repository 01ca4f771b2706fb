package io.tocsin.paging.twilio.fake;

import java.util.Map;

/**
 * A message or a call that was taken on.
 *
 * @param sid of the message or call
 * @param fields as they were sent
 */
public record Taken(String sid, Account account, Map<String, String> fields) {
  public Taken {
    fields = Map.copyOf(fields);
  }

  /** A field; empty text if it was not sent. */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  public String to() {
    return field("To");
  }

  /** The text of a message. */
  public String body() {
    return field("Body");
  }

  /** What is said when somebody picks up. */
  public Script script() {
    return Script.read(field("Twiml"));
  }

  boolean isCall() {
    return sid.startsWith("CA");
  }
}
