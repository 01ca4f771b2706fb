package io.tocsin.slack;

/**
 * What Slack gets back for a request.
 *
 * @param status of HTTP; where it is not 200, Slack may send the same again
 * @param body empty where there is nothing to say
 */
public record Answer(int status, String contentType, String body) {
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";

  static final Answer OK = new Answer(200, PLAIN, "");

  static Answer text(int status, String text) {
    return new Answer(status, PLAIN, text);
  }

  static Answer json(String body) {
    return new Answer(200, JSON, body);
  }

  boolean isOk() {
    return status == 200;
  }
}
