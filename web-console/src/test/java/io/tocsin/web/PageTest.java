package io.tocsin.web;

import static io.tocsin.core.testkit.ScriptedConversation.privately;
import static io.tocsin.core.testkit.ScriptedConversation.publicly;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.Conversation.Reply;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Action.Style;
import io.tocsin.core.chat.Message.Choice;
import io.tocsin.core.chat.Message.Field;
import io.tocsin.core.chat.Message.Input;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class PageTest {
  private static final String EVIL = "<script>alert(1)</script>\" onload='x' <img src=x onerror=y>";

  private static final Pattern IMPORT = Pattern.compile("from \"\\./([a-z]+\\.js)\"");
  private static final Pattern ORDER = Pattern.compile("data-order=\"([^\"]+)\"");

  private final ChatHouse house = new ChatHouse();
  private final Http http = new Http(house.port());

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void the_first_address_leads_to_the_first_room() {
    HttpResponse<String> home = http.get("/");

    assertThat(home.statusCode()).isEqualTo(302);
    assertThat(home.headers().firstValue("Location")).contains("/chat/incidents");
  }

  @Test
  void where_pages_come_from_is_a_file_for_the_address_book() {
    HttpResponse<String> card = http.get("/chat/tocsin.vcf");

    assertThat(card.body()).isEqualTo("BEGIN:VCARD");
    assertThat(card.headers().firstValue("Content-Type")).contains("text/vcard; charset=utf-8");
    assertThat(card.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("tocsin.vcf");
  }

  @Test
  void a_stranger_can_talk_at_once_and_is_you() {
    HttpResponse<String> said =
        http.form("/chat/page/say", Map.of("room", "incidents", "text", "hello\r\nworld"));

    assertThat(said.statusCode()).isEqualTo(303);
    assertThat(said.headers().firstValue("Location")).contains("/chat/incidents");
    assertThat(house.bot.heard().getFirst().actor().id()).isEqualTo("you");
    assertThat(house.bot.heard().getFirst().text()).isEqualTo("hello\nworld");
    assertThat(page("incidents")).contains("hello\nworld", "You are:</span> <b><bdi>you</bdi></b>");
  }

  @Test
  void a_name_is_remembered_in_a_cookie_that_scripts_and_other_sites_cannot_use() {
    HttpResponse<String> named =
        http.form("/chat/page/me", Map.of("room", "payments", "name", " Łukasz Ó. "));

    String cookie = named.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(named.headers().firstValue("Location")).contains("/chat/payments");
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/chat");
    String page = http.get("/chat/payments", "Cookie", cookie.split(";")[0]).body();
    assertThat(page).contains("You are:</span> <b><bdi>Łukasz Ó.</bdi></b>");
  }

  @Test
  void the_name_of_the_bot_is_refused_in_a_readable_page() {
    HttpResponse<String> named =
        http.form("/chat/page/me", Map.of("room", "incidents", "name", "aws"));

    assertThat(named.statusCode()).isEqualTo(400);
    assertThat(named.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(named.body()).contains("“aws” is what the bot is called.", "href=\"/chat\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%", "YXdz", "", "PGI-"})
  void a_forged_cookie_makes_nobody(String value) {
    String page = http.get("/chat/incidents", "Cookie", "tocsin-name=" + value).body();

    assertThat(page).contains("You are:</span> <b><bdi>you</bdi></b>");
  }

  @Test
  void nothing_that_anybody_wrote_becomes_markup() {
    http.say("incidents", "sam", EVIL);
    house.posted("incidents", null, evilCard());

    String page = page("incidents");

    assertThat(page)
        .doesNotContain("<script>alert", "<img src=x", "<b>evil")
        .contains("<p class=\"text\" dir=\"auto\">&lt;script&gt;alert(1)")
        .contains("name=\"action\" value=\"&#34;>&lt;script>alert(2)")
        .contains("data-action=\"&#39;x\"")
        .contains(
            "title=\"Or type: &lt;b>evil&lt;/b>&lt;script>alert(1)&lt;/script>&#34; onload=&#39;");
    assertThat(page.split("<script", -1)).hasSize(2);
  }

  @Test
  void what_would_hide_or_turn_text_about_is_spelled_out() {
    http.say(
        "incidents", "sam", "pay \u202Egnp.exe\u0007 and \u200B👩\u200D🚒 @everyone <!channel>");

    assertThat(page("incidents"))
        .contains("pay ⟨U+202E⟩gnp.exe\u2407 and ⟨U+200B⟩👩\u200D🚒 @everyone &lt;!channel&gt;");
  }

  @Test
  void private_answers_and_refusals_are_marked_and_kept_from_others() {
    house.bot.on("@aws x", line -> privately(Message.error("I don't know x.")));
    http.form("/chat/page/say", Map.of("room", "incidents", "text", "@aws x"));

    assertThat(page("incidents")).contains("only you see this", "I don't know x.", "Refused:");
    String others = http.get("/chat/incidents", "Cookie", "tocsin-name=bWFyaWE").body();
    assertThat(others).contains("@aws x").doesNotContain("I don't know x.");
  }

  @Test
  void a_secret_is_on_the_first_page_that_the_asker_opens_and_on_no_other() {
    house.bot.on(
        "@aws key",
        line ->
            new Reply.Answer(
                Message.text("the key is 4711"), Message.text("the key is ••••"), true));
    http.form("/chat/page/say", Map.of("room", "incidents", "text", "@aws key"));

    assertThat(http.get("/chat/incidents", "Cookie", "tocsin-name=bWFyaWE").body())
        .doesNotContain("the key is");
    assertThat(page("incidents")).contains("the key is 4711");
    assertThat(page("incidents")).contains("the key is ••••").doesNotContain("4711");
  }

  @Test
  void a_thread_is_counted_in_the_room_and_read_beside_it() {
    String root = http.say("incidents", "sam", "is it down?");
    http.form(
        "/chat/page/say", Map.of("room", "incidents", "text", "yes, since noon", "thread", root));

    assertThat(page("incidents")).contains("1 reply").doesNotContain("yes, since noon");
    String beside = page("incidents?thread=" + root);
    assertThat(beside)
        .contains("yes, since noon", "id=\"t-" + root + "\"", "id=\"m-" + root + "\"");
    assertThat(beside).contains("data-thread=\"" + root + "\"");
  }

  @Test
  void a_button_with_a_question_is_a_form_and_the_answer_is_the_input() {
    house.bot.onPress("impact", press -> publicly(Message.text("Impact is now " + press.input())));
    Input ask = new Input("Impact", List.of(new Choice("1", "1 Critical")), false);
    String card =
        house.posted(
            "incidents",
            null,
            Message.text("#214")
                .withActions(List.of(new Action("impact", "Impact", Style.NORMAL, ask, null))));

    assertThat(page("incidents"))
        .contains("<button type=\"submit\" name=\"input\" value=\"1\">1 Critical");
    HttpResponse<String> pressed =
        http.form(
            "/chat/page/press",
            Map.of("room", "incidents", "message", card, "action", "impact", "input", "1"));

    assertThat(pressed.statusCode()).isEqualTo(303);
    assertThat(page("incidents")).contains("Impact is now 1");
  }

  @Test
  void an_unknown_room_is_a_page_that_helps() {
    HttpResponse<String> page = http.get("/chat/incidnts");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("Did you mean incidents?", "Back to the chat");
  }

  @Test
  void while_the_database_is_away_the_page_says_so() {
    house.store.away(true);

    HttpResponse<String> page = http.get("/chat/incidents");

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("the database is away");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat.js", "chat.css", "bell.svg"})
  void what_the_page_needs_is_in_the_box_and_kept_by_the_browser(String file) {
    HttpResponse<String> first = http.get("/chat/assets/" + file);
    String tag = first.headers().firstValue("ETag").orElseThrow();

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).isNotBlank();
    assertThat(http.get("/chat/assets/" + file, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(page("incidents")).contains("/chat/assets/" + file);
  }

  @Test
  void every_module_that_a_script_brings_in_is_there() {
    Deque<String> waiting = new ArrayDeque<>(List.of("chat.js"));
    Set<String> seen = new HashSet<>(waiting);
    while (!waiting.isEmpty()) {
      HttpResponse<String> script = http.get("/chat/assets/" + waiting.peek());
      assertThat(script.statusCode()).as(waiting.remove()).isEqualTo(200);
      IMPORT
          .matcher(script.body())
          .results()
          .map(found -> found.group(1))
          .forEach(file -> {
            if (seen.add(file)) {
              waiting.add(file);
            }
          });
    }
    assertThat(seen).hasSizeGreaterThan(10);
  }

  @Test
  void a_page_takes_a_hundred_messages_and_leafs_for_the_others() {
    IntStream.range(0, 130).forEach(i -> http.say("incidents", "sam", "line " + i + "."));

    String newest = page("incidents");
    assertThat(newest).contains("line 129.", "line 30.", "data-more=\"yes\"");
    assertThat(newest).doesNotContain("line 29.");
    Matcher order = ORDER.matcher(newest);
    assertThat(order.find()).isTrue();
    String older = leaf("&before=" + order.group(1));
    assertThat(older).contains("line 29.", "line 0.", "data-more=\"no\"");
    assertThat(older).doesNotContain("line 30.");
    order.reset(older).find();
    assertThat(leaf("&after=" + order.group(1)))
        .contains("line 1.", "line 100.")
        .doesNotContain("line 0.", "line 101.");
    assertThat(http.get("/chat/page/messages?room=incidents&before=x").statusCode()).isEqualTo(400);
  }

  private String leaf(String query) {
    return http.get("/chat/page/messages?room=incidents" + query).body();
  }

  @Test
  void a_chosen_theme_is_drawn_by_the_server_and_a_forged_one_is_none() {
    String dark = http.get("/chat/incidents", "Cookie", "tocsin-theme=dark").body();
    String forged = http.get("/chat/incidents", "Cookie", "tocsin-theme=x").body();

    assertThat(dark).contains("data-theme=\"dark\"");
    assertThat(forged).contains("data-theme=\"auto\"");
  }

  @Test
  void the_page_has_no_script_or_style_of_its_own_and_asks_nobody_else() {
    String page = page("incidents");

    assertThat(page).doesNotContain("style=\"", "<style", "onclick", "https://", "//cdn");
  }

  private String page(String room) {
    HttpResponse<String> page = http.get("/chat/" + room);
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body();
  }

  private static Message evilCard() {
    String evil = "<b>evil</b>" + EVIL;
    return new Message(
        evil,
        Tone.WARNING,
        evil,
        List.of(
            new Section.Paragraph(evil),
            new Section.Fields(List.of(new Field(evil, evil))),
            new Section.Bullets(List.of(evil)),
            new Section.Code("</code></pre>" + evil),
            new Section.Moment(evil, ChatHouse.NOON)),
        List.of(
            new Action("\"><script>alert(2)</script>", evil, Style.DANGER, null, evil),
            new Action(
                "'x",
                evil,
                Style.NORMAL,
                new Input(evil, List.of(new Choice(evil, evil)), true),
                evil)),
        false);
  }
}
