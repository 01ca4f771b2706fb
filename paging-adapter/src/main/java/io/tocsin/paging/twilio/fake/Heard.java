package io.tocsin.paging.twilio.fake;

import java.net.http.HttpResponse;

/** What came back for a request of Twilio's. */
public record Heard(int status, String body) {

  static Heard of(HttpResponse<String> response) {
    return new Heard(response.statusCode(), response.body());
  }

  /** What Twilio does then. */
  public Script script() {
    return Script.read(body);
  }
}
