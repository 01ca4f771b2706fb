package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.paging.twilio.fake.Fault;
import io.tocsin.paging.twilio.fake.Heard;
import io.tocsin.paging.twilio.fake.Taken;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are paged by mail, short message and call, and answer by the same way. */
class PagingJobTest {
  private static final Pattern LINK =
      Pattern.compile("https://tocsin\\.example\\.com/in/page/\\S+");
  private static final String SMS = Reachable.PUBLIC + "twilio/sms";

  private static Reachable world;

  @BeforeAll
  static void up(@TempDir Path data) {
    world = new Reachable(data);
  }

  @AfterAll
  static void down() {
    world.close();
  }

  private static String link(String address) {
    eventually(() -> world.mailsTo(address).size() == 2);
    Matcher link = LINK.matcher(world.said(address).getLast());
    assertThat(link.find()).isTrue();
    return world.path(link.group());
  }

  private static Taken sent(String number, int count) {
    eventually(() -> world.twilioTo(number).count() == count);
    return world.twilioTo(number).toList().getLast();
  }

  private static Heard replies(String number, String text) {
    return world.twilio.replies(world.first, SMS, number, text);
  }

  private static String code(Taken sms) {
    return world.codes(sms.to()).toList().getLast();
  }

  @Test
  void a_visit_of_the_mails_link_changes_nothing_and_its_button_acknowledges() {
    world.person("ann", "EMAIL", "ann@example.com");
    world.pages("ann", "Mail <b>stops</b>");
    String link = link("ann@example.com");

    HttpResponse<String> visit = world.house.get(link);

    assertThat(visit.statusCode()).isEqualTo(200);
    assertThat(visit.body())
        .contains("Mail &lt;b&gt;stops&lt;/b&gt;", "Nobody has acknowledged it yet", "<button>")
        .doesNotContain("<b>", "<script");
    assertThat(visit.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'");
    assertThat(visit.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
    assertThat(visit.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(visit.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(world.card("Mail <b>stops")).doesNotContain("has it");

    HttpResponse<String> pressed = world.house.post(link, "");

    assertThat(pressed.statusCode()).isEqualTo(200);
    assertThat(pressed.body()).contains("You have it since ").doesNotContain("<button>");
    eventually(() -> world.card("Mail <b>stops").contains("ann has it"));
    assertThat(world.house.post(link, "").body()).contains("You have it since ");
  }

  @Test
  void a_link_says_who_was_quicker() {
    world.person("ben", "EMAIL", "ben@example.com");
    world.pages("ben", "Printer burns");
    String link = link("ben@example.com");
    eventually(() -> !world.card("Printer burns").isEmpty());

    world.house.presses("maria", card("Printer burns"), "Acknowledge");

    assertThat(world.house.get(link).body())
        .contains("maria has it since ")
        .doesNotContain("<button>");
    assertThat(world.house.post(link, "").body()).contains("maria has it since ");
  }

  private static com.fasterxml.jackson.databind.JsonNode card(String title) {
    return world.house.livingMessages().stream()
        .filter(message -> message.path("text").asText().contains(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_link_that_is_garbled_or_made_up_leads_to_a_clear_page() {
    for (String token : List.of("x", "A".repeat(44), "%3Cb%3E", "A".repeat(500))) {
      HttpResponse<String> answer = world.house.get("/page/" + token);

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("This link is not right").doesNotContain("<button>");
      assertThat(world.house.post("/page/" + token, "").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void the_code_of_a_short_message_acknowledges() {
    world.person("cay", "SMS", "+15550100301");
    world.pages("cay", "Queue is stuck");
    Taken sms = sent("+15550100301", 2);

    assertThat(sms.body()).contains("Queue is stuck");
    assertThat(world.twilio.tells(sms, "delivered", "").status()).isEqualTo(200);
    assertThat(replies("+15550100999", code(sms)).script().messages())
        .containsExactly("Nothing waits for your answer.");
    assertThat(world.card("Queue is stuck")).doesNotContain("has it");
    assertThat(replies("+15550100301", "ok, " + code(sms)).script().messages())
        .containsExactly("Acknowledged. Thank you.");

    eventually(() -> world.card("Queue is stuck").contains("cay has it"));
    assertThat(receipts("cay")).contains("DELIVERED", "READ");
  }

  private static String receipts(String name) {
    String page =
        world
            .asks(
                "list-pages-by-contact --contact-id "
                    + name
                    + " --query Pages[].PageArn --output text")
            .strip();
    return world.asks(
        "list-page-receipts --page-id " + page + " --query Receipts[].ReceiptType --output text");
  }

  @Test
  void the_key_1_of_a_call_acknowledges() {
    world.person("dot", "VOICE", "+15550100302");
    world.pages("dot", "Door is open");
    Taken call = sent("+15550100302", 2);

    assertThat(call.script().said().getFirst()).contains("Door is open", "press 1");
    assertThat(world.twilio.presses(call, "7").script().said().getFirst()).contains("press 1");
    assertThat(world.card("Door is open")).doesNotContain("has it");
    assertThat(world.twilio.presses(call, "1").script().said().getFirst())
        .startsWith("Acknowledged. You have it since ");

    eventually(() -> world.card("Door is open").contains("dot has it"));
    assertThat(world.twilio.presses(call, "1").script().said().getFirst())
        .startsWith("Nobody waits for you here. You have it since ");
  }

  @Test
  void stop_ends_pages_to_a_number_and_start_brings_them_back() {
    world.person("eve", "SMS", "+15550100303");

    assertThat(replies("+15550100303", "STOP").script().messages()).isEmpty();
    world.pages("eve", "Heard by none");
    eventually(() -> !world.card("Heard by none").isEmpty());
    assertThat(replies("+15550100303", "start").script().messages()).isEmpty();
    world.pages("eve", "Heard again");

    assertThat(sent("+15550100303", 2).body()).contains("Heard again");
  }

  private static String thread() {
    return String.join(
        "\n",
        world.house.messages("nobody", message -> true).stream()
            .map(message -> message.path("text").asText())
            .toList());
  }

  @Test
  void what_twilio_has_not_signed_changes_nothing() {
    world.person("fay", "SMS", "+15550100304");
    world.pages("fay", "Forged");
    Taken sms = sent("+15550100304", 2);
    Map<String, String> reply = Map.of("From", "+15550100304", "Body", code(sms));
    String id = sms.field("StatusCallback").replace("/status/", "/key/");

    assertThat(world.twilio.forged(SMS, reply).status()).isEqualTo(403);
    assertThat(world.twilio.forged(id, Map.of("Digits", "1")).status()).isEqualTo(403);
    assertThat(
            world
                .twilio
                .forged(sms.field("StatusCallback"), Map.of("MessageStatus", "failed"))
                .status())
        .isEqualTo(403);

    assertThat(world.card("Forged")).doesNotContain("has it");
    assertThat(receipts("fay")).doesNotContain("READ", "ERROR");
    assertThat(replies("+15550100304", code(sms)).script().messages())
        .containsExactly("Acknowledged. Thank you.");
  }

  @Test
  void ten_wrong_codes_lock_a_page() {
    world.person("gus", "SMS", "+15550100305");
    world.pages("gus", "Guess me");
    Taken sms = sent("+15550100305", 2);
    String wrong = code(sms).equals("000000") ? "000001" : "000000";

    for (int i = 0; i < 10; i++) {
      assertThat(replies("+15550100305", wrong).script().messages().getFirst())
          .startsWith("This is not the code");
    }

    assertThat(replies("+15550100305", code(sms)).script().messages().getFirst())
        .startsWith("Ten wrong codes were tried");
    assertThat(world.card("Guess me")).doesNotContain("has it");
  }

  @Test
  void a_page_that_did_not_arrive_is_told() {
    world.person("hal", "SMS", "+15550100306");
    world.pages("hal", "Lost on the way");
    Taken sms = sent("+15550100306", 2);

    assertThat(world.twilio.tells(sms, "undelivered", "30005").status()).isEqualTo(200);

    eventually(() -> thread().contains("did not arrive: the number is not in use"));
  }

  @Test
  void while_an_account_has_trouble_the_other_one_pages_and_says_that_it_may_be_a_repeat() {
    world.person("ida", "SMS", "+15550100307");
    world.twilio.next(Fault.BROKEN);
    world.pages("ida", "One is broken");

    Taken sms = sent("+15550100307", 2);
    assertThat(sms.account()).isEqualTo(world.second);
    assertThat(sms.body()).startsWith("(repeat) ");
  }

  @Test
  void a_twilio_that_says_nothing_is_asked_again() {
    world.person("jon", "SMS", "+15550100308");
    world.twilio.next(Fault.SILENT);
    world.pages("jon", "Silence");

    Taken sms = sent("+15550100308", 2);
    assertThat(sms.account()).isEqualTo(world.first);
    assertThat(sms.body()).startsWith("(repeat) ");
  }

  @Test
  void an_answer_that_comes_before_twilios_own_counts() {
    world.person("kim", "SMS", "+15550100309");
    world.twilio.next(Fault.HELD);
    world.pages("kim", "Quick answer");
    Taken sms = sent("+15550100309", 2);

    assertThat(replies("+15550100309", code(sms)).script().messages())
        .containsExactly("Acknowledged. Thank you.");
    world.twilio.release();

    eventually(() -> receipts("kim").contains("SENT"));
    eventually(() -> world.card("Quick answer").contains("kim has it"));
    assertThat(world.twilioTo("+15550100309")).hasSize(2);
  }
}
