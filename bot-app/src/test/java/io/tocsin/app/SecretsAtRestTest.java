package io.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.app.Loops.Relaying;
import io.tocsin.app.config.Configuration;
import io.tocsin.app.config.Configuration.Database.External;
import io.tocsin.app.database.EmbeddedDatabase;
import io.tocsin.core.Json;
import io.tocsin.core.access.Secret;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are told to the one who asked, and no table of the database has them afterwards. */
class SecretsAtRestTest {
  private static final Pattern KEY = Pattern.compile("(?<![\\w-])[\\w-]{43}(?![\\w-])");
  private static final String ROOM = "/chat/api/rooms/incidents/messages";

  private static EmbeddedDatabase server;
  private static Application application;
  private static House house;

  @BeforeAll
  static void up(@TempDir Path data) {
    server = EmbeddedDatabase.start(data);
    application = start();
    house = new House(application.port());
    house.asks(
        "sam",
        "ssm-incidents create-response-plan --name checkout --incident-template"
            + " title=Checkout,impact=2");
  }

  @AfterAll
  static void down() {
    application.close();
    server.close();
  }

  private static Application start() {
    Configuration trial = MainJobTest.trial(Path.of("unused"), List.of("127.0.0.1:9"));
    Secret key = new Secret("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    External external =
        new External(server.jdbcUrl(), server.user(), Optional.of(server.password()));
    return Application.start(
        new Configuration(
            trial.server(),
            trial.node(),
            external,
            new Configuration.Secrets(Optional.of(key), Optional.empty()),
            trial.webhooks(),
            trial.slack(),
            trial.mail(),
            trial.twilio(),
            trial.account(),
            trial.region(),
            trial.bot(),
            trial.limits(),
            trial.retention(),
            trial.metrics(),
            trial.log()),
        Clock.systemUTC(),
        Relaying.RUNNING);
  }

  @Test
  void the_keys_of_a_source_are_told_once_in_every_format_and_never_kept() throws SQLException {
    List<String> keys = new ArrayList<>();
    keys.add(directly("source create cw cloudwatch checkout"));
    keys.add(directly("source rotate cw"));
    keys.add(directly("source rotate cw --output json"));
    keys.add(directly("source rotate cw --query key --output text"));
    keys.add(byReading("@aws source rotate cw"));

    assertThat(house.alarm("cw", keys.getLast(), "{}").statusCode())
        .as("the newest key opens")
        .isEqualTo(400);
    assertThat(new House(application.port()).messages("sam", message -> true).toString())
        .contains("shown once")
        .doesNotContain(keys);
    assertThat(everything()).contains("shown once").doesNotContain(keys);
  }

  @Test
  void a_key_in_a_line_is_kept_neither_by_the_room_nor_by_the_audit() throws SQLException {
    house.asks("sam", "receive-event --source cw --key open-sesame-4711 --body {}");
    house.asks("sam", "recieve-event --source cw --key open-sesame-4711 {");
    house.asks("sam", "start checkout https://hooks.slack.com/services/T0/B0/open-sesame-4711 --x");
    house.alarm("cw", "open-sesame-4711", House.example("alarm.json", "x"));
    MainJobTest.eventually(() -> everything().contains("ReceiveEvent"));

    assertThat(everything()).contains("--key ••••").doesNotContain("open-sesame");
  }

  @Test
  void the_address_of_a_webhook_is_kept_neither_in_a_line_nor_in_an_answer() throws SQLException {
    String url = "http://127.0.0.1:9/open-hook-4711";
    assertThat(house.asks("sam", "room create hook --webhook " + url)).contains("hook");
    assertThat(house.asks("sam", "room create other --webhook " + url + " --formt slack"))
        .contains("••••");
    assertThat(house.asks("sam", "room create third " + url)).contains("••••");
    house.asks("sam", "room create");
    house.asks("sam", "fourth --webhook ftp://open-hook-4711");
    house.asks("sam", "room list");

    assertThat(everything())
        .contains("room create hook --webhook ••••", "fourth --webhook ••••")
        .doesNotContain("open-hook");
  }

  /** The key in the answer to a line of the terminal. */
  private static String directly(String line) {
    JsonNode posted = say(line, true);
    assertThat(posted.path("once").path("private").asBoolean()).isTrue();
    return key(posted.path("once").path("text").asText());
  }

  private static String byReading(String line) {
    String asked = say(line, false).path("id").asText();
    List<JsonNode> answers =
        house.messages("sam", message -> message.path("replyTo").asText().equals(asked));
    return key(answers.getFirst().path("text").asText());
  }

  private static JsonNode say(String line, boolean direct) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("as", "sam").put("text", line).put("direct", direct);
    HttpResponse<String> posted = house.post(ROOM, body.toString());
    assertThat(posted.statusCode()).as(posted.body()).isEqualTo(201);
    return House.tree(posted.body());
  }

  private static String key(String text) {
    Matcher found = KEY.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group();
  }

  /** Every row of every table of ours, as text. */
  private static String everything() {
    StringBuilder all = new StringBuilder();
    try (Connection connection =
            DriverManager.getConnection(
                server.jdbcUrl(), server.user(), server.password().reveal());
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
          while (rows.next()) {
            all.append(rows.getString(1)).append('\n');
          }
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return all.toString();
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    String query =
        "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables"
            + " WHERE table_type = 'BASE TABLE'"
            + " AND table_schema NOT IN ('pg_catalog', 'information_schema')";
    try (ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        names.add(found.getString(1));
      }
    }
    assertThat(names).hasSizeGreaterThan(10);
    return names;
  }
}
