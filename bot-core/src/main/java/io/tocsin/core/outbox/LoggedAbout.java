package io.tocsin.core.outbox;

import io.tocsin.core.incident.Incident;
import org.slf4j.MDC;

/** While it is open, what this thread logs says which delivery and which incident it is about. */
final class LoggedAbout implements AutoCloseable {
  private static final String DELIVERY = "delivery";
  private static final String ROOM = "room";
  private static final String INCIDENT = "incident";
  private static final String NUMBER = "incident_number";

  LoggedAbout(Waiting waiting) {
    OutboxEntry entry = waiting.entry();
    MDC.put(DELIVERY, entry.id().toString());
    MDC.put(ROOM, entry.room());
    MDC.put(INCIDENT, entry.content().incident().toString());
    Incident incident = waiting.snapshot();
    if (incident != null) {
      MDC.put(NUMBER, Long.toString(incident.number()));
    }
  }

  @Override
  public void close() {
    MDC.remove(DELIVERY);
    MDC.remove(ROOM);
    MDC.remove(INCIDENT);
    MDC.remove(NUMBER);
  }
}
