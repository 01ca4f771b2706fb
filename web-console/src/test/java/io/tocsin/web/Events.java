package io.tocsin.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events as a browser does. */
final class Events implements AutoCloseable {
  private final BufferedReader lines;

  record Event(String name, String id, String data) {}

  Events(InputStream body) {
    lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /** The next event with messages; waits for it, and passes over all others. */
  Event next() {
    return next("messages");
  }

  /** The next event of that name. */
  Event next(String name) {
    Event event = read();
    if (event == null) {
      throw new AssertionError("The line ended.");
    }
    return event.name().equals(name) ? event : next(name);
  }

  /** Reads to the end of the line and answers true when it is reached. */
  boolean ended() {
    Event event = read();
    while (event != null) {
      event = read();
    }
    return true;
  }

  private @Nullable Event read() {
    String name = "";
    String id = "";
    StringBuilder data = new StringBuilder();
    for (String line = line(); line != null; line = line()) {
      if (line.isEmpty()) {
        return new Event(name, id, data.toString());
      }
      name = line.startsWith("event:") ? line.substring(6).strip() : name;
      id = line.startsWith("id:") ? line.substring(3).strip() : id;
      if (line.startsWith("data:")) {
        data.append(line.substring(5).stripLeading()).append('\n');
      }
    }
    return null;
  }

  private @Nullable String line() {
    try {
      return lines.readLine();
    } catch (IOException ended) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
