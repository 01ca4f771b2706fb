package io.tocsin.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.tocsin.core.Refusal;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class EventKeysTest {
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Served served = new Served();

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    root.detachAppender(log);
    served.close();
  }

  @Test
  void without_a_key_the_sender_is_told_how_to_present_one() {
    HttpResponse<String> response =
        served.send(served.request("/events/cloudwatch").POST(BodyPublishers.ofString("{}")));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"tocsin\"");
    assertThat(Served.error(response)).contains("Authorization: Bearer KEY", "/events/NAME/KEY");
    assertThat(served.door.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic c29tZTpib2R5", "Bearer", "Bearer ", "Bearer a b", "k3y", "Bearerk"})
  void what_is_no_bearer_key_counts_as_none(String header) {
    HttpResponse<String> response =
        served.send(
            served
                .request("/events/cloudwatch")
                .header("Authorization", header)
                .POST(BodyPublishers.ofString("{}")));

    assertThat(response.statusCode()).isEqualTo(401);
  }

  @Test
  void a_wrong_name_and_a_wrong_key_cannot_be_told_apart() {
    served.door.refuses(new Refusal.Denied("arn:a", "tocsin:ReceiveEvent", "cloudwatch"));
    HttpResponse<String> wrongKey = served.post("/events/cloudwatch", "{}");
    served.door.refuses(
        new Refusal.NotFound(Refusal.Resource.EVENT_SOURCE, "cloudwotch", List.of("cloudwatch")));
    HttpResponse<String> wrongName = served.post("/events/cloudwotch", "{}");
    HttpResponse<String> impossibleName = served.post("/events/Cloud%0AWatch", "{}");
    HttpResponse<String> longName = served.post("/events/" + "a".repeat(65), "{}");

    for (HttpResponse<String> response : List.of(wrongKey, wrongName, impossibleName, longName)) {
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body())
          .isEqualTo("{\"error\":\"There is no event source of this name with this key.\"}");
      assertThat(response.headers().map().keySet()).isEqualTo(wrongKey.headers().map().keySet());
    }
  }

  @Test
  void a_name_that_no_source_can_have_does_not_reach_the_door() {
    served.post("/events/Cloud%0AWatch", "{}");

    assertThat(served.door.received()).isEmpty();
  }

  @Test
  void the_key_is_in_no_line_of_the_log_and_in_no_answer() throws IOException {
    String answers = everythingThatGoesWrong();

    assertThat(answers).doesNotContain(Served.KEY);
    assertThat(logged()).contains("Unexpected failure").doesNotContain(Served.KEY);
  }

  private String everythingThatGoesWrong() throws IOException {
    StringBuilder answers = new StringBuilder();
    served.door.refuses(new Refusal.Denied("arn:a", "tocsin:ReceiveEvent", null));
    answers.append(inBothWays("{}")).append(inBothWays("{"));
    served.door.breaks(new AssertionError("a bug of the worst kind"));
    answers.append(inBothWays("{}"));
    served.door.fails(new IllegalStateException("a bug"));
    answers.append(inBothWays("{}"));
    served.post("/events/cloudwatch", "{}");
    served.door.fails(
        new IllegalStateException("Cannot do " + served.door.received().getLast().event()));
    answers.append(inBothWays("{}"));
    String address = "/events/cloudwatch/" + Served.KEY;
    answers.append(served.send(served.request(address).GET()).body());
    answers.append(served.send(served.request(address + "/more").GET()).body());
    String close = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    answers.append(served.raw("POST " + address + "%zz" + close + "\r\n"));
    answers.append(served.raw("POST " + address + "\\\u0001" + close + "\r\n"));
    answers.append(served.raw("POST " + address + "/../..;a" + close + "\r\n"));
    answers.append(served.raw("POST " + address + "%00%ff" + close + "Content-Length: x\r\n\r\n"));
    answers.append(
        served.raw("POST " + address + close + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n"));
    served.connect("POST " + address + close + "Content-Length: 100\r\n\r\nhalf").close();
    return answers.toString();
  }

  private String inBothWays(String body) {
    return served.post("/events/cloudwatch", body).body()
        + served
            .send(
                served
                    .request("/events/cloudwatch/" + Served.KEY)
                    .POST(BodyPublishers.ofString(body)))
            .body();
  }

  private String logged() {
    assertThat(root.getLevel()).isEqualTo(Level.INFO);
    return List.copyOf(log.list).stream()
        .map(line -> line.getFormattedMessage() + "\n" + stackTrace(line))
        .collect(Collectors.joining("\n"));
  }

  private static String stackTrace(ILoggingEvent line) {
    return line.getThrowableProxy() == null
        ? ""
        : ThrowableProxyUtil.asString(line.getThrowableProxy());
  }
}
