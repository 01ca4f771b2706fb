package io.tocsin.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web of a few pages, which remembers who read what; everything else is unreachable. */
final class FakeWeb implements Web {
  private final Map<String, Answer> pages = new ConcurrentHashMap<>();
  private final List<String> read = new CopyOnWriteArrayList<>();

  void has(String address, int status, String body) {
    pages.put(address, new Answer(status, body.getBytes(StandardCharsets.US_ASCII)));
  }

  List<String> read() {
    return read;
  }

  @Override
  public Answer get(URI address) throws IOException {
    read.add(address.toString());
    Answer answer = pages.get(address.toString());
    if (answer == null) {
      throw new IOException("Unreachable: " + address);
    }
    return answer;
  }
}
