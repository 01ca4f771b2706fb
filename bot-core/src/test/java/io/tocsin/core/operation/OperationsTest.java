package io.tocsin.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.operation.IncidentOperation.StartIncident;
import io.tocsin.core.operation.IncidentOperation.StartIncidentOutput;
import io.tocsin.core.operation.Operations.Entry;
import io.tocsin.core.operation.Operations.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationsTest {

  @Test
  void an_operation_is_found_by_each_of_its_names() {
    Entry start = Operations.named("StartIncident").orElseThrow();
    assertThat(start.type()).isEqualTo(StartIncident.class);
    assertThat(start.answer()).isEqualTo(StartIncidentOutput.class);
    assertThat(start.own()).isFalse();
    assertThat(Operations.command("ssm-incidents", "start-incident")).contains(start);
    assertThat(Operations.command("start-incident")).contains(start);
    assertThat(Operations.of(StartIncident.class)).isEqualTo(start);
    assertThat(Operations.command("tocsin", "start-incident")).isEmpty();
    assertThat(Operations.named("startIncident")).isEmpty();
  }

  @Test
  void the_misspelling_of_the_original_guide_is_understood() {
    assertThat(Operations.command("ssm-incidents", "list-response-plan"))
        .isEqualTo(Operations.named("ListResponsePlans"));
  }

  @Test
  void what_aws_does_not_have_is_marked() {
    assertThat(Operations.all())
        .filteredOn(Entry::own)
        .allMatch(entry -> entry.service().equals(Operations.TOCSIN))
        .extracting(Entry::command)
        .containsExactly(
            "acknowledge-incident",
            "acknowledge-incidents",
            "create-calendar",
            "create-event-source",
            "create-room",
            "create-rule",
            "delete-calendars",
            "delete-event-source",
            "delete-room",
            "delete-rule",
            "disable-rule",
            "enable-rule",
            "get-plan-settings",
            "get-rule",
            "get-timeline-event-history",
            "get-vcard",
            "list-deliveries",
            "list-event-sources",
            "list-hand-overs",
            "list-rooms",
            "list-rules",
            "list-topics",
            "map-topic",
            "read-calendar",
            "receive-event",
            "receive-reply",
            "report-page",
            "rotate-event-source",
            "set-hand-over",
            "set-plan",
            "stop-hand-over",
            "stop-paging",
            "test-rule",
            "unmap-topic");
    assertThat(Operations.all()).filteredOn(entry -> !entry.own()).hasSize(59);
  }

  @Test
  void options_say_what_they_take() {
    Entry start = Operations.of(StartIncident.class);
    assertThat(start.options())
        .extracting(Option::name)
        .containsExactly(
            "client-token",
            "impact",
            "related-items",
            "response-plan-arn",
            "title",
            "trigger-details");
    Member impact = start.option("impact").orElseThrow().member();
    assertThat(impact.kind()).isEqualTo(new Kind.Whole());
    assertThat(impact.words()).containsExactly("1 to 5");
    assertThat(impact.required()).isFalse();
    assertThat(words("start-incident", "title")).containsExactly("up to 200 characters");
    assertThat(words("start-incident", "related-items")).containsExactly("up to 100 items");
    assertThat(words("start-incident", "response-plan-arn"))
        .containsExactly("an ARN", "up to 1000 characters");
    assertThat(start.option("response-plan-arn").orElseThrow().member().required()).isTrue();
    assertThat(start.option("impakt")).isEmpty();
  }

  @Test
  void words_reach_into_lists_and_maps() {
    assertThat(words("set-plan", "rooms"))
        .containsExactly("up to 10 items", "each 1 to 200 characters");
    assertThat(words("tag-resource", "tags"))
        .containsExactly(
            "1 to 50 entries",
            "keys: letters, digits, spaces and + - , . / : = @ _, not beginning with aws:",
            "keys: 1 to 128 characters",
            "values: letters, digits, spaces and + - , . / : = @ _",
            "values: up to 256 characters");
  }

  @Test
  void enumerations_tell_their_values() {
    Entry list = Operations.command("list-timeline-events").orElseThrow();
    assertThat(list.option("sort-order").orElseThrow().member().values())
        .containsExactly("ASCENDING", "DESCENDING");
    assertThat(list.option("max-results").orElseThrow().member().values()).isEmpty();
  }

  @Test
  void help_is_there_for_every_operation_and_option_and_for_nothing_else() throws IOException {
    Set<String> wanted = new TreeSet<>();
    for (Entry entry : Operations.all()) {
      String texts = help().containsKey(both(entry)) ? both(entry) : entry.command();
      wanted.add(texts);
      entry.options().forEach(option -> wanted.add(texts + "." + option.name()));
    }
    assertThat(help().stringPropertyNames()).containsExactlyInAnyOrderElementsOf(wanted);
  }

  private static String both(Entry entry) {
    return entry.service() + "." + entry.command();
  }

  @Test
  void two_services_have_a_command_of_one_name_and_the_first_needs_no_service_before_it() {
    Entry contacts = Operations.command("ssm-contacts", "tag-resource").orElseThrow();
    Entry incidents = Operations.command("ssm-incidents", "tag-resource").orElseThrow();
    assertThat(contacts.type()).isEqualTo(ContactTagOperation.TagResource.class);
    assertThat(contacts.name()).isEqualTo(incidents.name()).isEqualTo("TagResource");
    assertThat(contacts.help()).contains("contact").isNotEqualTo(incidents.help());
    assertThat(contacts.option("resource-arn")).isPresent();
    assertThat(Operations.command("tag-resource")).contains(incidents);
    assertThat(Operations.named("TagResource")).contains(incidents);
    assertThat(Operations.of(ContactTagOperation.TagResource.class)).isEqualTo(contacts);
  }

  @Test
  void help_is_one_short_sentence() {
    List<String> texts =
        Operations.all().stream()
            .flatMap(entry ->
                Stream.concat(Stream.of(entry.help()), entry.options().stream().map(Option::help)))
            .toList();
    assertThat(texts)
        .allSatisfy(text -> assertThat(text).isNotBlank().hasSizeLessThan(90).endsWith("."));
  }

  private static List<String> words(String command, String option) {
    return Operations.command(command)
        .flatMap(entry -> entry.option(option))
        .orElseThrow()
        .member()
        .words();
  }

  private static Properties help() throws IOException {
    Properties help = new Properties();
    try (InputStream in = Operations.class.getResourceAsStream("help.properties")) {
      assertThat(in).isNotNull();
      help.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return help;
  }
}
