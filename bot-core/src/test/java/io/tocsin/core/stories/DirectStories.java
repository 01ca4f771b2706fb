package io.tocsin.core.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.operation.ChannelOperation.ContactChannelAddress;
import io.tocsin.core.operation.ChannelOperation.CreateContactChannel;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.operation.EngagementOperation.ListPageReceipts;
import io.tocsin.core.operation.EngagementOperation.ListPagesByContact;
import io.tocsin.core.operation.EngagementOperation.Receipt;
import io.tocsin.core.operation.EngagementOperation.StartEngagement;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.Contact.Plan;
import io.tocsin.core.people.Contact.Stage;
import io.tocsin.core.people.Contact.Target;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.people.ContactChannel.Activation;
import io.tocsin.core.testkit.Seen;
import io.tocsin.core.testkit.World;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pages that go out as direct messages, and how they are answered there. */
public interface DirectStories {

  /** A new world with the plan {@code checkout} and its room. */
  World world();

  private String arn(String alias) {
    return ContactArns.contact(world().settings, alias);
  }

  private static UUID channel(String alias) {
    return new UUID(alias.hashCode(), ChannelType.CHAT.ordinal());
  }

  /** Somebody who is paged by direct message and nothing else, again after two minutes. */
  private void person(String alias) {
    UUID id = channel(alias);
    world()
        .has(
            new ContactChannel(
                id,
                ContactArns.channel(world().settings, alias, id),
                alias,
                "chat",
                ChannelType.CHAT,
                world().stage.address(World.person(alias)),
                Activation.ACTIVE,
                false,
                world().clock.instant()),
            contact(alias, List.of(new Stage(5, List.of(new Target.Way(id, 2))))));
  }

  private Contact contact(String alias, List<Stage> stages) {
    return new Contact(
        alias,
        arn(alias),
        ContactType.PERSONAL,
        null,
        new Plan(stages, List.of()),
        world().clock.instant(),
        null);
  }

  /** Sam starts an incident, into which somebody is called. */
  private void starts(String title, String... contacts) {
    world().asks("sam", "@aws start checkout " + title);
    long number = world().queries.incidentByNumber(2).isPresent() ? 2 : 1;
    for (String contact : contacts) {
      world()
          .gets(
              new StartEngagement(
                  arn(contact),
                  title + "\nImpact: Critical",
                  null,
                  world().incident(number).arn(),
                  null,
                  null,
                  "sam",
                  "#" + number + " " + title));
    }
    world().relays();
  }

  private List<ReceiptType> receipts(String alias) {
    String page =
        world().gets(new ListPagesByContact(arn(alias), null, null)).pages().getFirst().pageArn();
    return world().gets(new ListPageReceipts(null, null, page)).receipts().stream()
        .map(Receipt::receiptType)
        .toList();
  }

  @Test
  default void a_page_comes_as_a_direct_message_and_its_button_acknowledges_it() {
    person("maria");
    starts("Nobody can pay", "maria");

    Seen page = world().alone("maria").getFirst();
    assertThat(page.firstLine()).isEqualTo("● You are paged: #1 Nobody can pay");
    assertThat(page.text()).contains("Impact: Critical", "`ack` here");
    assertThat(page.labels()).containsExactly("Acknowledge");
    assertThat(world().alone("leo")).isEmpty();

    Seen told = world().pressesAlone("maria", page, "Acknowledge");

    assertThat(told.text()).contains("Acknowledged");
    assertThat(world().incident(1).progress().acknowledgement().name()).isEqualTo("maria");
    assertThat(receipts("maria"))
        .containsExactlyInAnyOrder(ReceiptType.SENT, ReceiptType.DELIVERED, ReceiptType.READ);
    world().relays();
    Seen after = world().alone("maria").getFirst();
    assertThat(after.reference()).isEqualTo(page.reference());
    assertThat(after.text()).isEqualTo("◐ #1 Nobody can pay — maria has it");
    assertThat(after.buttons()).isEmpty();
    assertThat(world().pressesAlone("maria", page, "Acknowledge").text())
        .contains("Nothing was changed", "maria has it");
  }

  @Test
  default void a_bare_ack_to_the_bot_alone_answers_the_page_that_waits() {
    person("maria");
    starts("Nobody can pay", "maria");

    assertThat(world().saysAlone("maria", "ack").text()).contains("Acknowledged");

    assertThat(world().incident(1).progress().acknowledgement().name()).isEqualTo("maria");
    assertThat(world().saysAlone("maria", "ack").text()).contains("No incident is open here");
  }

  @Test
  default void of_two_pages_one_has_to_be_named_by_its_code() {
    person("maria");
    starts("First", "maria");
    starts("Second", "maria");
    world().relaysFor(2);

    String which = world().saysAlone("maria", "ack").text();

    assertThat(which).contains("Which one?", "for #1 First", "for #2 Second");
    String code = which.replaceAll("(?s).*`ack ([0-9]{6})` for #2.*", "$1");
    assertThat(world().saysAlone("maria", "ack " + code).text()).contains("Acknowledged");
    assertThat(world().incident(1).progress().acknowledgement()).isNull();
    assertThat(world().incident(2).progress().acknowledgement().name()).isEqualTo("maria");
  }

  @Test
  default void the_message_says_who_has_it_when_somebody_else_takes_it() {
    person("maria");
    starts("Nobody can pay", "maria");

    world().asks("leo", "@aws ack 1");
    world().relays();

    assertThat(world().alone("maria"))
        .extracting(Seen::text)
        .containsExactly("◐ #1 Nobody can pay — Leo has it");
    world().passesWithPages(Duration.ofMinutes(10));
    assertThat(world().alone("maria")).hasSize(1);
  }

  @Test
  default void a_page_is_for_whom_it_was_sent_to_and_no_one_else() {
    person("maria");
    person("eve");
    starts("Nobody can pay", "maria");
    Seen page = world().alone("maria").getFirst();

    Seen told = world().presses("eve", page, "Acknowledge");

    assertThat(world().incident(1).progress().acknowledgement()).isNull();
    assertThat(told.text()).doesNotContain("Acknowledged.");
  }

  @Test
  default void whoever_does_not_answer_is_written_to_again() {
    person("maria");
    starts("Nobody can pay", "maria");

    world().passesWithPages(Duration.ofMinutes(2));

    assertThat(world().alone("maria")).hasSize(2);
    world().pressesAlone("maria", world().alone("maria").getLast(), "Acknowledge");
    world().relaysFor(2);
    assertThat(world().alone("maria"))
        .filteredOn(seen -> seen.text().contains("maria has it"))
        .hasSize(2);
  }

  @Test
  default void whoever_adds_the_account_of_another_has_a_code_sent_there() {
    world().has(contact("maria", List.of()));
    String address = world().stage.address(World.person("maria"));
    world()
        .gets(
            new CreateContactChannel(
                arn("maria"),
                null,
                new ContactChannelAddress(address),
                null,
                "chat",
                ChannelType.CHAT));
    world().relays();

    Seen letter = world().alone("maria").getFirst();
    assertThat(letter.firstLine()).matches("Your code is [0-9]{6}");
    String line = letter.text().replaceAll("(?s).*(activate maria/chat [0-9]{6}).*", "$1");

    assertThat(world().saysAlone("maria", line).text()).contains("Activated");
  }
}
