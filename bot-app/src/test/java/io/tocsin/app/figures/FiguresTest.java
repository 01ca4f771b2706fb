package io.tocsin.app.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.CallObserver.End;
import io.tocsin.core.Caller;
import io.tocsin.core.Caller.Channel;
import io.tocsin.core.Json;
import io.tocsin.core.Refusal;
import io.tocsin.core.Unavailable;
import io.tocsin.core.access.Secret;
import io.tocsin.core.engagement.Page;
import io.tocsin.core.engagement.Page.Receipt;
import io.tocsin.core.engagement.PageObserver.Moments;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.IncidentOperation.AcknowledgeIncident;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordStatus;
import io.tocsin.core.operation.IncidentOperation.UpdateIncidentRecord;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.operation.SourceOperation.ReceiveEvent;
import io.tocsin.core.outbox.Backlog.Waiting;
import io.tocsin.core.testkit.MovableClock;
import io.tocsin.core.testkit.Story;
import io.tocsin.core.writer.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  private final MovableClock clock = MovableClock.atTwo();
  private final List<Waiting> waiting = new ArrayList<>();
  private int looks;
  private boolean away;
  private final Figures figures =
      new Figures(clock, this::backlog, () -> Map.of("cw", "cloudwatch"));

  @AfterEach
  void close() {
    figures.close();
  }

  @Test
  void incidents_are_counted_and_timed_by_plan_impact_and_source() {
    Story story = new Story();
    String arn = story.start(Story.SAM, story.plan("checkout"));
    story.passes(Duration.ofMinutes(3));
    story.does(Story.SAM, new AcknowledgeIncident(arn));
    story.passes(Duration.ofMinutes(7));
    story.does(
        Story.SAM,
        new UpdateIncidentRecord(
            arn, null, null, null, null, IncidentRecordStatus.RESOLVED, null, null));
    figures.writer().committed(3, Duration.ofMillis(4), story.committed());

    String of = "{impact=\"2\",response_plan=\"checkout\",source=\"aws.ssm-incidents.custom\"";
    assertThat(figures.text())
        .contains("tocsin_incidents_created_total" + of + "} 1.0")
        .contains("tocsin_incidents_resolved_total" + of + "} 1.0")
        .contains("tocsin_incident_time_to_first_acknowledgement_seconds_count" + of + "} 1")
        .contains("tocsin_incident_time_to_first_acknowledgement_seconds_sum" + of + "} 180.0")
        .contains(
            "tocsin_incident_time_to_first_acknowledgement_seconds_bucket"
                + of
                + ",le=\"120.0\"} 0")
        .contains(
            "tocsin_incident_time_to_first_acknowledgement_seconds_bucket"
                + of
                + ",le=\"300.0\"} 1")
        .contains("tocsin_incident_time_to_resolve_seconds_sum" + of + "} 600.0")
        .contains("tocsin_writer_batch_requests_sum 3.0")
        .contains("tocsin_writer_commit_seconds_bucket{le=\"0.005\"} 1");
  }

  @Test
  void a_source_that_is_no_name_and_plans_beyond_the_limit_do_not_become_labels() {
    for (int i = 0; i < 210; i++) {
      Story story = new Story();
      String plan = story.plan("plan-" + i);
      story.does(Story.PROGRAM, story.trigger(plan, null));
      figures
          .writer()
          .committed(1, Duration.ZERO, story.committed().stream().map(FiguresTest::odd).toList());
    }

    assertThat(figures.text())
        .contains("response_plan=\"plan-199\",source=\"other\"")
        .contains("response_plan=\"other\",source=\"other\"} 10.0")
        .doesNotContain("plan-200", "evil");
  }

  private static Change odd(Change change) {
    if (!(change instanceof Change.PutIncident(Incident incident))) {
      return change;
    }
    String json =
        Json.write(incident).replace("\"source\":\"prober\"", "\"source\":\"evil \\n text\"");
    return new Change.PutIncident(Json.read(json, Incident.class));
  }

  @Test
  void pages_are_counted_by_what_became_of_them_and_timed_by_step() {
    Instant accepted = clock.instant();
    Instant handedOver = accepted.plusSeconds(2);
    Instant taken = handedOver.plusMillis(300);
    figures.pages().sent(ChannelType.SMS, new Moments(accepted, handedOver, taken));
    figures.pages().failed(ChannelType.EMAIL);
    figures.pages().unwanted(ChannelType.VOICE);
    Receipt sent = new Receipt(ReceiptType.SENT, taken, null);
    Page page = page(accepted).with(sent);
    Page read =
        page.with(new Receipt(ReceiptType.DELIVERED, taken.plusSeconds(40), null))
            .with(new Receipt(ReceiptType.READ, taken.plusSeconds(40), "ack"))
            .closed();

    figures.writer().committed(1, Duration.ZERO, List.of(new Change.File(page)));
    figures.writer().committed(1, Duration.ZERO, List.of(new Change.File(read)));
    figures
        .writer()
        .committed(
            1,
            Duration.ZERO,
            List.of(new Change.File(read.with(new Receipt(ReceiptType.ERROR, taken, "late")))));

    assertThat(figures.text())
        .contains("tocsin_pages_total{kind=\"sms\",outcome=\"sent\"} 1.0")
        .contains("tocsin_pages_total{kind=\"email\",outcome=\"failed\"} 1.0")
        .contains("tocsin_pages_total{kind=\"voice\",outcome=\"unwanted\"} 1.0")
        .contains("tocsin_pages_total{kind=\"sms\",outcome=\"acknowledged\"} 1.0")
        .contains("tocsin_page_time_to_send_seconds_sum{kind=\"sms\"} 2.0")
        .contains("tocsin_page_provider_seconds_sum{kind=\"sms\"} 0.3")
        .contains("tocsin_page_time_to_acknowledgement_seconds_sum{kind=\"sms\"} 40.0")
        .contains("tocsin_page_time_to_acknowledgement_seconds_bucket{kind=\"sms\",le=\"60.0\"} 1");
  }

  private static Page page(Instant at) {
    return new Page(
        new UUID(1, 1),
        "arn:page",
        new UUID(1, 2),
        "bob",
        new Page.Where(new UUID(1, 3), "arn:channel", ChannelType.SMS, "+15550100123"),
        List.of(),
        1,
        "123456",
        0,
        at,
        List.of(),
        true);
  }

  @Test
  void deliveries_are_timed_by_room_and_rooms_beyond_the_limit_share_a_name() {
    Instant accepted = clock.instant();
    clock.move(Duration.ofMillis(20));
    for (int i = 0; i < 205; i++) {
      figures.deliveries().delivered("local:room-" + i, accepted, i == 0);
    }

    assertThat(figures.text())
        .contains("tocsin_delivery_seconds_sum{platform=\"local\",room=\"room-0\"} 0.02")
        .contains(
            "tocsin_delivery_seconds_bucket{platform=\"local\",room=\"room-0\",le=\"0.025\"} 1")
        .contains(
            "tocsin_delivery_seconds_bucket{platform=\"local\",room=\"room-0\",le=\"0.01\"} 0")
        .contains("tocsin_delivery_possible_repeats_total{platform=\"local\",room=\"room-0\"} 1.0")
        .contains("tocsin_delivery_seconds_count{platform=\"local\",room=\"other\"} 5")
        .doesNotContain("room-200");
  }

  @Test
  void put_offs_and_rejections_are_counted_by_the_kind_of_their_reason() {
    figures.deliveries().putOff("webhook:ops", "The receiver answered 429.");
    figures.deliveries().rejected("webhook:ops", "xoxb-secret words of a stranger");

    assertThat(figures.text())
        .contains("tocsin_delivery_put_offs_total{platform=\"webhook\",reason=\"throttled\"} 1.0")
        .contains("tocsin_delivery_rejections_total{platform=\"webhook\",reason=\"other\"} 1.0")
        .doesNotContain("xoxb");
  }

  @ParameterizedTest
  @CsvSource({
    "The database is away., database",
    "HTTP 429, throttled",
    "The receiver did not answer within 10 s., timeout",
    "Connection reset, unreachable",
    "The receiver answered 503., server-error",
    "There is no message 12 any more., gone",
    "The receiver answered 410., gone",
    "The receiver answered 403., denied",
    "no platform serves this room, unserved",
    "failed, fault",
    "the moon is full, other"
  })
  void reasons_come_in_a_few_kinds(String reason, String kind) {
    assertThat(Reasons.kind(reason)).isEqualTo(kind);
  }

  @Test
  void what_waits_is_asked_for_when_it_is_read_and_not_twice_in_a_moment() {
    waiting.add(new Waiting("local:incidents", 7, clock.instant().minusSeconds(90)));
    figures.text();
    assertThat(figures.text())
        .contains("tocsin_outbox_pending{platform=\"local\",room=\"incidents\"} 7.0")
        .contains("tocsin_outbox_oldest_age_seconds{platform=\"local\",room=\"incidents\"} 90.0")
        .contains("tocsin_database_up 1.0");
    assertThat(looks).isEqualTo(1);

    waiting.clear();
    clock.move(Duration.ofSeconds(6));
    assertThat(figures.text()).doesNotContain("tocsin_outbox_pending{");
    away = true;
    clock.move(Duration.ofSeconds(6));
    assertThat(figures.text()).contains("tocsin_database_up 0.0");
  }

  @Test
  void calls_and_events_are_counted_by_how_they_ended() {
    ReceiveEvent event = new ReceiveEvent("cw", new Secret("k3y"), Story.json("{}"));
    ReceiveEvent made = new ReceiveEvent("made-up", new Secret("k3y"), Story.json("{}"));
    Caller sender = new Caller("arn", "cw", Channel.EVENT, null, null);
    figures.calls().called(sender, event, new End.Accepted(true), Duration.ofMillis(2));
    figures.calls().called(sender, event, new End.Accepted(false), Duration.ofMillis(2));
    Refusal denied = new Refusal.Denied("arn", "a", "r");
    figures.calls().called(sender, made, new End.Refused(denied), Duration.ofMillis(2));
    figures.calls().called(sender, event, new End.Unavailable(), Duration.ofMillis(2));

    assertThat(figures.text())
        .contains("tocsin_events_total{kind=\"cloudwatch\",outcome=\"accepted\"} 1.0")
        .contains("tocsin_events_total{kind=\"cloudwatch\",outcome=\"duplicate\"} 1.0")
        .contains("tocsin_events_total{kind=\"unknown\",outcome=\"refused\"} 1.0")
        .contains("tocsin_events_total{kind=\"cloudwatch\",outcome=\"unavailable\"} 1.0")
        .contains(
            "tocsin_calls_seconds_count{channel=\"event\",operation=\"ReceiveEvent\",outcome=\"accepted\"} 2")
        .contains("outcome=\"denied\"")
        .doesNotContain("made-up", "k3y");
  }

  @Test
  void the_process_tells_of_itself() {
    assertThat(figures.text())
        .contains("tocsin_build_info{java=\"")
        .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "jvm_gc_", "process_uptime");
  }

  private List<Waiting> backlog() {
    looks++;
    if (away) {
      throw new Unavailable("away", Duration.ofSeconds(1), new IllegalStateException());
    }
    return List.copyOf(waiting);
  }
}
