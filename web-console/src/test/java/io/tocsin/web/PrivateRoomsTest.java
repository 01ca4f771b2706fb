package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.DirectMessages.Direct;
import io.tocsin.core.chat.Message;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rooms in which people are alone with the bot, by page and by program. */
@Timeout(20)
class PrivateRoomsTest {
  private final ChatHouse house = new ChatHouse();
  private final Http http = new Http(house.port());

  @BeforeEach
  void page() {
    house
        .chat
        .directMessages()
        .orElseThrow()
        .deliver(new Direct(new UUID(1, 1), "maria", null, Message.text("You are paged"), false));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> get(String viewer, String path) {
    String name =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(viewer.getBytes(StandardCharsets.UTF_8));
    return http.get(path, "Cookie", "tocsin-name=" + name);
  }

  @Test
  void the_page_shows_a_private_room_to_whose_it_is_and_to_no_one_else() {
    assertThat(get("maria", "/chat/incidents").body()).contains("<bdi>@maria</bdi>");
    assertThat(get("maria", "/chat/%40maria").body()).contains("You are paged");

    assertThat(get("sam", "/chat/incidents").body()).doesNotContain("@maria");
    HttpResponse<String> refused = get("sam", "/chat/%40maria");
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).doesNotContain("You are paged");
    assertThat(get("sam", "/chat/page/messages?room=%40maria").statusCode()).isEqualTo(404);
  }

  @Test
  void programs_find_it_as_its_owner_only() {
    assertThat(http.get("/chat/api/rooms").body()).doesNotContain("@maria");
    assertThat(http.get("/chat/api/rooms?as=maria").body())
        .isEqualTo("{\"rooms\":[\"@maria\",\"incidents\",\"payments\"]}");
    assertThat(http.messages("%40maria", "as=maria").path("messages")).hasSize(1);
    assertThat(http.get("/chat/api/rooms/%40maria/messages?as=sam").statusCode()).isEqualTo(404);
    assertThat(http.get("/chat/api/rooms/%40maria/messages").statusCode()).isEqualTo(404);
    HttpResponse<String> said =
        http.json("/chat/api/rooms/%40maria/messages", "{\"as\":\"sam\",\"text\":\"ack\"}");
    assertThat(said.statusCode()).isEqualTo(404);
    assertThat(house.bot.heard()).isEmpty();
  }

  @Test
  void ones_own_is_there_before_anything_was_said_in_it() {
    assertThat(http.messages("%40sam", "as=sam").path("messages")).isEmpty();

    http.say("%40sam", "sam", "ack");

    assertThat(house.bot.heard().getFirst().direct()).isTrue();
    assertThat(http.messages("%40sam", "as=sam").path("messages")).hasSize(1);
  }

  @Test
  void whoever_takes_another_name_leaves_the_private_room() {
    HttpResponse<String> named =
        http.form("/chat/page/me", Map.of("room", "@maria", "name", "Marie"));

    assertThat(named.headers().firstValue("Location")).contains("/chat");
  }
}
