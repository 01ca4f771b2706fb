package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Manifest, scopes, the methods that are called and the events that are heard go together. */
class ManifestTest {
  private static final Path SOURCES = Path.of("src/main/java/io/tocsin/slack");
  private static final Pattern METHOD = Pattern.compile("\\bmethods\\s*\\.(\\w+)\\(");
  private static final Pattern CASE = Pattern.compile("case (\"[a-z_\", ]+\") ->");
  private static final List<String> HISTORY = List.of("channels:history", "groups:history");
  private static final List<String> CHANNELS = List.of("channels:read", "groups:read");
  private static final List<String> MANAGE = List.of("channels:manage");

  /** What Slack's reference of each method says that a bot needs. */
  private static final Map<String, List<String>> NEEDED =
      Map.ofEntries(
          Map.entry("appsConnectionsOpen", List.of()),
          Map.entry("authTest", List.of()),
          Map.entry("oauthV2Access", List.of()),
          Map.entry("bookmarksAdd", List.of("bookmarks:write")),
          Map.entry("bookmarksList", List.of("bookmarks:read")),
          Map.entry("chatGetPermalink", List.of()),
          Map.entry("chatPostEphemeral", List.of("chat:write")),
          Map.entry("chatPostMessage", List.of("chat:write")),
          Map.entry("chatUpdate", List.of("chat:write")),
          Map.entry("conversationsArchive", MANAGE),
          Map.entry("conversationsCreate", MANAGE),
          Map.entry("conversationsHistory", HISTORY),
          Map.entry("conversationsReplies", HISTORY),
          Map.entry("conversationsInfo", CHANNELS),
          Map.entry("conversationsInvite", MANAGE),
          Map.entry("conversationsOpen", List.of("im:write")),
          Map.entry("conversationsSetTopic", MANAGE),
          Map.entry("pinsAdd", List.of("pins:write")),
          Map.entry("usergroupsUsersUpdate", List.of("usergroups:write")),
          Map.entry("usersConversations", CHANNELS),
          Map.entry("usersInfo", List.of("users:read")),
          Map.entry("viewsOpen", List.of()),
          Map.entry("viewsPublish", List.of()),
          Map.entry("viewsUpdate", List.of()));

  private static final Map<String, List<String>> HEARD =
      Map.of(
          "app_home_opened", List.of(),
          "app_mention", List.of("app_mentions:read"),
          "app_uninstalled", List.of(),
          "message.im", List.of("im:history"),
          "reaction_added", List.of("reactions:read"),
          "tokens_revoked", List.of());

  private final JsonNode http = SlackSetup.manifest(Optional.of("https://t.example.com"), "aws");
  private final JsonNode socket = SlackSetup.manifest(Optional.empty(), "aws");

  @Test
  void asks_for_every_scope_that_a_method_or_event_needs_and_for_no_other() {
    Set<String> needed = new TreeSet<>(List.of("commands", "users:read"));
    methods()
        .forEach(method -> {
          assertThat(NEEDED).as("its scopes have to stand here").containsKey(method);
          needed.addAll(NEEDED.getOrDefault(method, List.of()));
        });
    texts(http.at("/settings/event_subscriptions/bot_events"))
        .forEach(event -> needed.addAll(HEARD.getOrDefault(event, List.of("none known"))));

    assertThat(texts(http.at("/oauth_config/scopes/bot"))).containsExactlyElementsOf(needed);
    assertThat(SlackSetup.scopes()).containsExactlyElementsOf(needed);
  }

  @Test
  void asks_for_every_event_that_somebody_hears_and_for_no_other() {
    Set<String> heard =
        CASE.matcher(read(SOURCES.resolve("Events.java")))
            .results()
            .flatMap(it -> Stream.of(it.group(1).replace("\"", "").split(", ")))
            .map(type -> type.equals("message") ? "message.im" : type)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(texts(http.at("/settings/event_subscriptions/bot_events")))
        .containsExactlyElementsOf(heard);
  }

  @Test
  void every_missing_scope_is_told_with_what_it_is_for() {
    Set<String> all = Set.copyOf(SlackSetup.scopes());
    assertThat(SlackSetup.lacking(all)).isEmpty();

    Set<String> fewer =
        all.stream().filter(it -> !it.equals("im:history")).collect(Collectors.toSet());
    assertThat(SlackSetup.lacking(fewer))
        .containsExactly(new SlackSetup.Lack("im:history", "hears no direct messages"));
  }

  @Test
  void slack_is_told_where_it_reaches_tocsin() {
    assertThat(http.at("/features/slash_commands/0/url").textValue())
        .isEqualTo("https://t.example.com/slack/commands");
    assertThat(http.at("/settings/event_subscriptions/request_url").textValue())
        .isEqualTo("https://t.example.com/slack/events");
    assertThat(http.at("/settings/interactivity/request_url").textValue())
        .isEqualTo("https://t.example.com/slack/interactive");
    assertThat(texts(http.at("/oauth_config/redirect_urls")))
        .containsExactly("https://t.example.com/slack/oauth");
    assertThat(http.at("/settings/socket_mode_enabled").booleanValue()).isFalse();
  }

  @Test
  void in_socket_mode_nothing_has_an_address() {
    assertThat(socket.toString()).doesNotContain("http");
    assertThat(socket.at("/settings/socket_mode_enabled").booleanValue()).isTrue();
    assertThat(socket.at("/oauth_config/scopes")).isEqualTo(http.at("/oauth_config/scopes"));
    assertThat(socket.at("/settings/event_subscriptions/bot_events"))
        .isEqualTo(http.at("/settings/event_subscriptions/bot_events"));
  }

  /** A page of Slack's refuses the manifest otherwise. */
  @Test
  void keeps_to_the_lengths_that_slack_takes() {
    JsonNode display = http.path("display_information");
    assertThat(display.path("name").asText()).hasSizeBetween(1, 35);
    assertThat(display.path("description").asText()).hasSizeBetween(1, 140);
    assertThat(display.path("long_description").asText()).hasSizeBetween(174, 4000);
    http.at("/features/shortcuts")
        .forEach(shortcut -> {
          assertThat(shortcut.path("name").asText()).hasSizeBetween(1, 24);
          assertThat(shortcut.path("description").asText()).hasSizeBetween(1, 150);
        });
    assertThat(http.at("/features/slash_commands/0/should_escape").booleanValue()).isTrue();
  }

  private static Set<String> methods() {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> METHOD.matcher(read(file)).results().map(it -> it.group(1)))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::textValue).toList();
  }
}
