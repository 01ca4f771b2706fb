package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(20)
class ChatApiErrorsTest {
  private static final String INCIDENTS = "/chat/api/rooms/incidents/messages";

  private final ChatHouse house = new ChatHouse();
  private final Http http = new Http(house.port());

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"as\":\"sam\",                  | The body is not JSON (line 1, column 13)",
        "                                  | The body must be a JSON object",
        "[]                                | The body must be a JSON object",
        "{\"as\":\"sam\"}{}                | The body is not JSON",
        "{\"as\":\"a\",\"as\":\"b\"}       | The body is not JSON",
        "{\"as\":\"sam\",\"txt\":\"hi\"}   | There is no member “txt”. The members are as, text, thread, direct, clientId.",
        "{\"text\":\"hi\"}                 | The member “as” is missing; it is a text.",
        "{\"as\":\"sam\",\"text\":5}       | The member “text” must be a text, not a number.",
        "{\"as\":\"sam\",\"text\":\"x\",\"direct\":\"yes\"} | The member “direct” must be true or false, not a text.",
        "{\"as\":\"aws\",\"text\":\"hi\"}  | “aws” is what the bot is called. Take another name.",
        "{\"as\":\"sam\",\"text\":\"\"}    | The text is empty.",
      })
  void a_body_that_breaks_a_rule_is_told_which(String body, String reason) {
    HttpResponse<String> response = http.json(INCIDENTS, body == null ? "" : body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Http.error(response)).startsWith(reason);
    assertThat(house.bot.heard()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"after=x", "after=-1", "wait=soon", "thread=214", "after=99999999999999999999"})
  void a_question_that_breaks_a_rule_is_told_which(String query) {
    HttpResponse<String> response = http.get(INCIDENTS + "?as=sam&" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Http.error(response)).contains(query.split("=")[0]);
  }

  @Test
  void an_unknown_room_is_told_with_the_nearest() {
    HttpResponse<String> said =
        http.json("/chat/api/rooms/incidnts/messages", "{\"as\":\"sam\",\"text\":\"hi\"}");
    HttpResponse<String> read = http.get("/chat/api/rooms/incidnts/messages?as=sam");

    assertThat(said.statusCode()).isEqualTo(404);
    assertThat(read.statusCode()).isEqualTo(404);
    assertThat(Http.error(read))
        .isEqualTo("There is no room “incidnts”. Did you mean incidents?")
        .isEqualTo(Http.error(said));
  }

  @Test
  void an_unknown_message_or_address_is_not_found() {
    HttpResponse<String> press =
        http.json("/chat/api/messages/214/actions/ack", "{\"as\":\"sam\"}");

    assertThat(press.statusCode()).isEqualTo(404);
    assertThat(Http.error(press)).isEqualTo("There is no message “214” that you could see.");
    assertThat(http.get("/chat/api/nothing").statusCode()).isEqualTo(404);
    assertThat(Http.error(http.get("/chat/api/nothing"))).contains("/chat/api/nothing");
  }

  @Test
  void other_methods_are_refused_with_those_that_are_taken() {
    HttpResponse<String> response = http.method("DELETE", INCIDENTS, "");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
    assertThat(Http.error(response)).isEqualTo("This address takes GET, POST, not DELETE.");
    assertThat(http.get("/chat/api/messages/1/actions/ack").statusCode()).isEqualTo(405);
  }

  @Test
  void a_body_of_another_type_is_refused() {
    HttpResponse<String> response =
        http.method("POST", INCIDENTS, "as=sam", "Content-Type", "text/plain");

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(Http.error(response))
        .isEqualTo("Send the body with Content-Type: application/json; it came with text/plain.");
    assertThat(http.method("POST", INCIDENTS, "{}").statusCode()).isEqualTo(415);
  }

  @Test
  void a_body_above_one_mebibyte_is_refused_whether_its_length_is_told_or_not() {
    String large = "{\"as\":\"sam\",\"text\":\"" + "x".repeat(Body.MAX_BYTES) + "\"}";

    HttpResponse<String> told = http.json(INCIDENTS, large);
    String chunked =
        http.raw(
            "POST "
                + INCIDENTS
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(Body.MAX_BYTES + 1)
                + "\r\n"
                + "x".repeat(Body.MAX_BYTES + 1)
                + "\r\n");

    assertThat(told.statusCode()).isEqualTo(413);
    assertThat(Http.error(told)).isEqualTo("The body is too large: at most 1 MiB is taken.");
    assertThat(chunked).startsWith("HTTP/1.1 413");
  }

  @Test
  void while_the_database_is_away_one_is_asked_to_come_back() {
    house.store.away(true);

    HttpResponse<String> said = http.json(INCIDENTS, "{\"as\":\"sam\",\"text\":\"hi\"}");

    assertThat(said.statusCode()).isEqualTo(503);
    assertThat(said.headers().firstValue("Retry-After")).contains("2");
    assertThat(Http.error(said)).contains("Try again in 2 s.");
    assertThat(http.get(INCIDENTS + "?as=sam&after=1&wait=5").statusCode()).isEqualTo(503);
  }

  @Test
  void what_nobody_foresaw_is_logged_under_a_reference_and_shows_nothing_of_the_inside() {
    house.bot.on(
        "@aws crash",
        line -> {
          throw new IllegalStateException("secret detail");
        });
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    ((Logger) LoggerFactory.getLogger(Door.class)).addAppender(log);

    HttpResponse<String> said = http.json(INCIDENTS, "{\"as\":\"sam\",\"text\":\"@aws crash\"}");

    assertThat(said.statusCode()).isEqualTo(500);
    assertThat(said.body()).doesNotContain("secret", "Exception", "at io.");
    ILoggingEvent logged = log.list.getFirst();
    assertThat(logged.getThrowableProxy().getMessage()).isEqualTo("secret detail");
    assertThat(Http.error(said))
        .isEqualTo(
            "Something went wrong inside; it is in the log under "
                + logged.getArgumentArray()[0]
                + ".");
  }
}
