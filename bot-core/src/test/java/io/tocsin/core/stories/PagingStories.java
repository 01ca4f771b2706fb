package io.tocsin.core.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.Delivery;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.operation.EngagementOperation.AcceptCodeValidation;
import io.tocsin.core.operation.EngagementOperation.AcceptPage;
import io.tocsin.core.operation.EngagementOperation.AcceptType;
import io.tocsin.core.operation.EngagementOperation.ListPageReceipts;
import io.tocsin.core.operation.EngagementOperation.ListPageResolutions;
import io.tocsin.core.operation.EngagementOperation.ListPagesByContact;
import io.tocsin.core.operation.EngagementOperation.Page;
import io.tocsin.core.operation.EngagementOperation.Receipt;
import io.tocsin.core.operation.EngagementOperation.ReceiveReply;
import io.tocsin.core.operation.EngagementOperation.ReportPage;
import io.tocsin.core.operation.EngagementOperation.ResolutionContact;
import io.tocsin.core.operation.EngagementOperation.StartEngagement;
import io.tocsin.core.operation.EngagementOperation.StopEngagement;
import io.tocsin.core.operation.EngagementOperation.StopPaging;
import io.tocsin.core.operation.PlanOperation.UpdateResponsePlan;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.operation.RotationOperation.CreateRotation;
import io.tocsin.core.operation.RotationOperation.DeleteRotation;
import io.tocsin.core.operation.RotationOperation.HandOffTime;
import io.tocsin.core.operation.RotationOperation.RecurrenceSettings;
import io.tocsin.core.paging.Pager.Answer;
import io.tocsin.core.paging.Pager.Letter;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.Contact.Plan;
import io.tocsin.core.people.Contact.Stage;
import io.tocsin.core.people.Contact.Target;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.people.ContactChannel.Activation;
import io.tocsin.core.testkit.Seen;
import io.tocsin.core.testkit.World;
import io.tocsin.core.writer.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is paged when, and what an answer changes. */
public interface PagingStories {

  /** A new world with the plan {@code checkout} and its room. */
  World world();

  /** Somebody with a mail address and a phone, mailed at once and called by SMS 5 minutes later. */
  private void person(String alias) {
    channel(alias, ChannelType.EMAIL, alias + "@example.com", Activation.ACTIVE);
    channel(alias, ChannelType.SMS, phone(alias), Activation.ACTIVE);
    contact(
        alias,
        ContactType.PERSONAL,
        new Stage(5, List.of(new Target.Way(id(alias, ChannelType.EMAIL), 0))),
        new Stage(5, List.of(new Target.Way(id(alias, ChannelType.SMS), 2))));
  }

  private static String phone(String alias) {
    return "+1555" + Math.floorMod(alias.hashCode(), 1_000_000);
  }

  private static UUID id(String alias, ChannelType type) {
    return new UUID(alias.hashCode(), type.ordinal());
  }

  private void channel(String alias, ChannelType type, String address, Activation activation) {
    UUID id = id(alias, type);
    world()
        .has(
            new ContactChannel(
                id,
                ContactArns.channel(world().settings, alias, id),
                alias,
                type.name(),
                type,
                address,
                activation,
                false,
                world().clock.instant()));
  }

  private void contact(String alias, ContactType type, Stage... stages) {
    contact(alias, type, new Plan(List.of(stages), List.of()));
  }

  private void contact(String alias, ContactType type, Plan plan) {
    world().has(new Contact(alias, arn(alias), type, null, plan, world().clock.instant(), null));
  }

  private String arn(String alias) {
    return ContactArns.contact(world().settings, alias);
  }

  private static Stage stage(int minutes, Target... targets) {
    return new Stage(minutes, List.of(targets));
  }

  /** Starts the incident with the number 1, for which these are engaged. */
  private void starts(String... contacts) {
    String plan = "arn:aws:ssm-incidents::" + World.ACCOUNT + ":response-plan/checkout";
    List<String> arns = List.of(contacts).stream().map(this::arn).toList();
    world()
        .gets(
            new UpdateResponsePlan(
                null, plan, null, null, null, arns, null, null, null, null, null, null, null));
    world().asks("sam", "@aws start checkout");
    world().relays();
  }

  /** Whom pages have reached since the last look, as {@code address} in order. */
  private List<String> paged() {
    return world().pager.taken().stream().map(Letter::address).toList();
  }

  private void passes(int minutes) {
    world().passesWithPages(Duration.ofMinutes(minutes));
  }

  private Seen card() {
    world().relays();
    return world().stage.posted(null).stream()
        .filter(message -> message.text().contains("Started by"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> story() {
    world().relaysFor(3);
    return world().stage.posted(card().reference()).stream().map(Seen::text).toList();
  }

  private static String code(Letter letter) {
    return ((Answer.Acknowledge) letter.answer()).code();
  }

  @Test
  default void a_person_is_paged_by_their_plan_until_they_answer() {
    person("bob");

    starts("bob");

    assertThat(paged()).containsExactly("bob@example.com");
    assertThat(card().text()).contains("Nobody has acknowledged · paged: bob", "Next: bob");
    passes(4);
    assertThat(paged()).isEmpty();
    passes(1);
    assertThat(paged()).containsExactly(phone("bob"));
    passes(2);
    Letter again = world().pager.taken().getFirst();
    assertThat(again.address()).isEqualTo(phone("bob"));

    String answer =
        world().gets(new ReceiveReply(ChannelType.SMS, phone("bob"), code(again))).answer();

    assertThat(answer).isEqualTo("Acknowledged. Thank you.");
    assertThat(card().text()).contains("bob has it");
    passes(20);
    assertThat(paged()).as("after the answer").isEmpty();
    assertThat(story())
        .anySatisfy(line -> assertThat(line).contains("Paging bob (mail)."))
        .anySatisfy(line -> assertThat(line).contains("Paging bob again (SMS)."))
        .anySatisfy(line -> assertThat(line).contains("bob acknowledged the page by SMS"));
    assertThat(world().asks("sam", "@aws timeline 1"))
        .contains("Paged bob", "Page acknowledged by bob");
    assertThat(world().timeline(1))
        .extracting(io.tocsin.core.incident.TimelineEvent::type)
        .contains(
            "SSM Contacts Page for Incident",
            "SSM Contacts Page Acknowledgement for Incident",
            "Incident Acknowledged");
  }

  @Test
  default void an_escalation_goes_on_from_stage_to_stage_and_ends_with_an_essential_answer() {
    person("bob");
    person("ann");
    person("leo");
    contact(
        "team",
        ContactType.ESCALATION,
        stage(10, new Target.Whom("bob", true)),
        stage(10, new Target.Whom("ann", false)),
        stage(10, new Target.Whom("leo", true)));

    starts("team");
    assertThat(paged()).containsExactly("bob@example.com");
    passes(10);
    assertThat(paged())
        .containsExactly(phone("bob"), phone("bob"), phone("bob"), "ann@example.com");
    Letter ann = lastTo("ann@example.com");
    accepts(ann, AcceptCodeValidation.ENFORCE);

    passes(10);
    assertThat(paged()).as("ann alone is not enough").containsExactly("leo@example.com");
    assertThat(card().text()).contains("ann has it", "· waiting for bob, leo");
    assertThat(story()).anySatisfy(line -> assertThat(line).contains("The plan goes on"));
    accepts(lastTo("leo@example.com"), AcceptCodeValidation.IGNORE);
    assertThat(card().text())
        .contains("ann has it", "· answered: ann, leo")
        .doesNotContain("waiting");
    passes(20);
    assertThat(paged()).isEmpty();
    assertThat(resolutions("leo"))
        .extracting(ResolutionContact::type)
        .containsExactly(ContactType.ESCALATION, ContactType.PERSONAL);
    assertThat(resolutions("leo").getLast().stageIndex()).isEqualTo(2);
  }

  private Letter lastTo(String address) {
    String alias = address.substring(0, address.indexOf('@'));
    io.tocsin.core.engagement.Page page =
        world().queries.pages(alias, null, 9).stream()
            .filter(one -> one.where().address().equals(address))
            .findFirst()
            .orElseThrow();
    return new Letter(
        page.id(),
        page.where().type(),
        address,
        "",
        "",
        new Answer.Acknowledge(page.id(), page.code(), null),
        0,
        false);
  }

  private void accepts(Letter letter, AcceptCodeValidation validation) {
    UUID page = ((Answer.Acknowledge) letter.answer()).page();
    String alias = letter.address().substring(0, letter.address().indexOf('@'));
    String arn = ContactArns.page(world().settings, alias, page);
    world().gets(new AcceptPage(code(letter), validation, AcceptType.READ, null, "on it", arn));
  }

  private List<ResolutionContact> resolutions(String alias) {
    return world().gets(new ListPageResolutions(null, page(alias))).pageResolutions();
  }

  private String page(String alias) {
    return pages(alias).getFirst().pageArn();
  }

  private List<Page> pages(String alias) {
    return world().gets(new ListPagesByContact(arn(alias), null, null)).pages();
  }

  private List<ReceiptType> receipts(String alias) {
    List<Receipt> receipts = world().gets(new ListPageReceipts(null, null, page(alias))).receipts();
    return new ArrayList<>(receipts).stream().map(Receipt::receiptType).toList();
  }

  @Test
  default void a_schedule_pages_whoever_is_on_call_and_says_so_when_nobody_is() {
    person("bob");
    person("ann");
    String rotation =
        world()
            .gets(
                new CreateRotation(
                    List.of(arn("bob"), arn("ann")),
                    null,
                    "nights",
                    new RecurrenceSettings(List.of(new HandOffTime(9, 0)), null, 1, 1, null, null),
                    null,
                    null,
                    "UTC"))
            .rotationArn();
    UUID id = ContactArns.rotationId(World.ACCOUNT, rotation).orElseThrow();
    contact("primary", ContactType.ONCALL_SCHEDULE, new Plan(List.of(), List.of(id)));
    contact("team", ContactType.ESCALATION, stage(10, new Target.Whom("primary", true)));

    starts("team");
    assertThat(paged()).containsExactly("bob@example.com");
    assertThat(resolutions("bob"))
        .extracting(ResolutionContact::type)
        .containsExactly(ContactType.ESCALATION, ContactType.ONCALL_SCHEDULE, ContactType.PERSONAL);

    world().asks("sam", "@aws resolve 1");
    world().passes(Duration.ofDays(1));
    world().asks("sam", "@aws start checkout Tomorrow");
    world().relays();
    assertThat(paged()).containsExactly("ann@example.com");
    world().gets(new DeleteRotation(rotation));
    assertThat(world().asks("sam", "@aws page primary")).contains("Nobody could be paged");
  }

  @Test
  default void whoever_has_not_answered_is_engaged_again_where_the_plan_says_so() {
    person("bob");
    contact(
        "team",
        ContactType.ESCALATION,
        stage(15, new Target.Whom("bob", true)),
        stage(15, new Target.Whom("bob", true)));
    starts("team");
    passes(14);
    assertThat(paged()).filteredOn("bob@example.com"::equals).hasSize(1);

    passes(1);

    assertThat(paged()).containsExactly("bob@example.com");
  }

  @Test
  default void a_stage_that_reaches_nobody_is_skipped_at_once_and_said_so() {
    person("ann");
    channel("bob", ChannelType.EMAIL, "bob@example.com", Activation.NONE);
    contact("bob", ContactType.PERSONAL, stage(5, new Target.Way(id("bob", ChannelType.EMAIL), 0)));
    contact(
        "team",
        ContactType.ESCALATION,
        stage(10, new Target.Whom("bob", true), new Target.Whom("gone", true)),
        stage(10, new Target.Whom("ann", true)));

    starts("team");

    assertThat(paged()).containsExactly("ann@example.com");
    assertThat(story())
        .anySatisfy(line -> assertThat(line).contains("bob has no active contact channel"))
        .anySatisfy(line -> assertThat(line).contains("there is no contact gone any more"))
        .anySatisfy(line -> assertThat(line).contains("Stage 1 of team reaches nobody"));
  }

  @Test
  default void it_is_said_loudly_when_nobody_can_be_reached_or_nobody_has_answered() {
    person("bob");
    contact("nobody", ContactType.PERSONAL);

    starts("nobody", "bob");
    assertThat(story())
        .anySatisfy(line -> assertThat(line).contains("⚠ Nobody is paged for nobody"));
    passes(9);
    assertThat(story()).noneSatisfy(line -> assertThat(line).contains("Nobody has answered"));
    passes(1);

    assertThat(story()).anySatisfy(line -> assertThat(line).contains("⚠ Nobody has answered"));
    passes(60);
    assertThat(story()).filteredOn(line -> line.contains("Nobody has answered")).hasSize(1);
  }

  @Test
  default void what_is_resolved_or_stopped_pages_nobody_more() {
    person("bob");
    starts("bob");
    world().asks("sam", "@aws resolve 1");
    world().pager.taken();
    passes(30);
    assertThat(paged()).isEmpty();
    assertThat(receipts("bob")).containsExactly(ReceiptType.SENT);

    world().asks("sam", "@aws start checkout Again");
    world().relays();
    assertThat(paged()).containsExactly("bob@example.com");
    assertThat(world().gets(new StopPaging(world().incident(2).arn(), "enough")).stopped())
        .isEqualTo(1);
    passes(30);
    assertThat(paged()).isEmpty();
    assertThat(world().incident(2).isOpen()).isTrue();
  }

  @Test
  default void a_page_that_is_answered_before_it_leaves_is_not_sent() {
    person("bob");
    world().pager.nextAnswers(new Delivery.RetryLater(Duration.ofMinutes(1), "busy"));
    starts("bob");
    assertThat(paged()).as("the attempt that failed").hasSize(1);

    world().asks("sam", "@aws ack 1");
    passes(30);

    assertThat(paged()).isEmpty();
    assertThat(receipts("bob")).containsExactly(ReceiptType.STOP);
    assertThat(card().text()).contains("Sam has it");
  }

  @Test
  default void a_page_that_is_tried_again_says_that_it_may_be_a_repeat() {
    person("bob");
    world().relay.takeOver();
    world().pager.nextAnswers(new Delivery.RetryLater(Duration.ofMinutes(1), "no answer"));
    starts("bob");
    assertThat(world().pager.taken()).extracting(Letter::mayBeRepeat).containsExactly(false);

    passes(2);

    assertThat(world().pager.taken()).extracting(Letter::mayBeRepeat).containsExactly(true);
  }

  @Test
  default void whoever_is_paged_answers_in_the_chat() {
    person("bob");
    person("sam");
    contact(
        "team",
        ContactType.ESCALATION,
        stage(10, new Target.Whom("bob", true), new Target.Whom("sam", false)));
    starts("team");
    assertThat(paged()).containsExactlyInAnyOrder("bob@example.com", "sam@example.com");
    channel("sam", ChannelType.CHAT, speaker(), Activation.ACTIVE);

    world().presses("sam", card(), "Acknowledge");

    assertThat(receipts("sam")).contains(ReceiptType.SENT).doesNotContain(ReceiptType.STOP);
    assertThat(story()).anySatisfy(line -> assertThat(line).contains("The plan goes on"));
    passes(5);
    assertThat(paged()).as("sam is not essential").containsExactly(phone("bob"));
    assertThat(card().text()).contains("Sam has it");
  }

  /** Where sam speaks, as the address of a contact channel. */
  private String speaker() {
    return Arns.chatAddress(world().incident(1).origin().source().createdBy()).orElseThrow();
  }

  @Test
  default void a_code_that_is_typed_in_the_chat_answers_the_page() {
    person("sam");
    starts("sam");
    channel("sam", ChannelType.CHAT, speaker(), Activation.ACTIVE);
    String code = code(world().pager.taken().getFirst());

    assertThat(world().asks("sam", "@aws ack " + code)).contains("Acknowledged");

    assertThat(receipts("sam"))
        .containsExactly(ReceiptType.SENT, ReceiptType.DELIVERED, ReceiptType.READ);
    assertThat(card().text()).contains("sam has it");
    assertThat(world().asks("sam", "@aws ack " + code)).contains("no incident");
  }

  @Test
  default void whoever_takes_it_unasked_ends_the_paging() {
    person("bob");
    starts("bob");
    assertThat(paged()).containsExactly("bob@example.com");

    world().presses("leo", card(), "Acknowledge");

    passes(20);
    assertThat(paged()).isEmpty();
    assertThat(card().text()).contains("Leo has it");
  }

  @Test
  default void a_code_counts_from_where_the_page_went_and_ten_wrong_ones_lock_it() {
    person("bob");
    person("ann");
    starts("bob", "ann");
    passes(5);
    List<Letter> letters = world().pager.taken();
    Letter bob = to(letters, phone("bob"));
    Letter ann = to(letters, phone("ann"));

    assertThat(replies("bob", code(ann))).contains("not the code");
    assertThat(replies("bob", "what is this?")).contains("six digits");
    assertThat(replies("leo", code(bob))).contains("Nothing waits");
    for (int i = 0; i < 9; i++) {
      assertThat(replies("bob", "000000")).contains("not the code");
    }
    assertThat(replies("bob", code(bob))).contains("Ten wrong codes");
    assertThat(replies("ann", "ack " + code(ann) + "!")).contains("Acknowledged");
    assertThat(card().text()).contains("ann has it");
  }

  private static Letter to(List<Letter> letters, String address) {
    return letters.stream()
        .filter(letter -> letter.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private String replies(String alias, String text) {
    return world().gets(new ReceiveReply(ChannelType.SMS, phone(alias), text)).answer();
  }

  @Test
  default void stop_by_sms_ends_messages_there_and_start_takes_it_back() {
    person("bob");
    assertThat(replies("bob", " stop ")).contains("no more pages");
    starts("bob");
    passes(10);
    assertThat(paged()).containsExactly("bob@example.com");

    assertThat(replies("bob", "START")).contains("again");
    world().asks("sam", "@aws start checkout Again");
    passes(6);
    assertThat(paged()).containsExactly("bob@example.com", phone("bob"));
  }

  @Test
  default void a_page_that_cannot_be_delivered_is_told_in_the_room() {
    person("bob");
    world().pager.nextAnswers(new Delivery.Rejected("the mailbox does not exist"));
    starts("bob");
    assertThat(receipts("bob")).containsExactly(ReceiptType.ERROR);
    assertThat(story())
        .anySatisfy(line ->
            assertThat(line)
                .contains("⚠ The page to bob (mail) did not arrive: the mailbox does not exist"));
    passes(5);
    world().gets(new ReportPage(pages("bob").getFirst().pageArn(), "unreachable handset"));

    assertThat(story())
        .anySatisfy(line -> assertThat(line).contains("(SMS) did not arrive: unreachable"));
  }

  @Test
  default void somebody_is_added_to_a_running_incident_and_taken_off() {
    person("bob");
    starts();
    assertThat(card().text()).contains("nobody is paged");
    String incident = world().incident(1).arn();

    String engagement =
        world()
            .gets(
                new StartEngagement(
                    arn("bob"), "Come please", null, incident, null, null, "sam", "Help"))
            .engagementArn();
    world().relays();
    assertThat(paged()).containsExactly("bob@example.com");
    assertThat(card().text()).contains("paged: bob");
    world().gets(new StopEngagement(engagement, null));
    passes(20);
    assertThat(paged()).isEmpty();
  }

  @Test
  default void the_card_has_a_button_that_asks_whom_to_page() {
    starts();
    assertThat(world().presses("sam", card(), "Page").text()).contains("Nobody can be paged yet");
    person("bob");
    person("ann");
    contact("team", ContactType.ESCALATION, stage(5, new Target.Whom("ann", true)));

    Seen whom = world().presses("sam", card(), "Page");

    assertThat(whom.text()).contains("Page whom for #1", "`page NAME`");
    assertThat(whom.labels()).containsExactly("team", "ann", "bob");
    assertThat(world().presses("sam", whom, "bob").text()).contains("bob");
    world().relays();
    assertThat(paged()).containsExactly("bob@example.com");
    assertThat(card().text()).contains("paged: bob");
    world().presses("sam", whom, "team");
    world().relays();
    assertThat(paged()).containsExactly("ann@example.com");
    assertThat(world().presses("leo", whom, "ann").text()).doesNotContain("Paging");
  }

  @Test
  default void pages_to_one_channel_follow_each_other_slowly_and_none_is_lost() {
    person("bob");
    starts("bob");
    for (int i = 0; i < 5; i++) {
      world().asks("sam", "@aws start checkout Again");
    }
    world().relays();
    assertThat(paged()).as("at once").hasSize(3);
    passes(1);
    assertThat(paged()).as("in a minute").hasSize(3);
  }

  @Test
  default void a_provider_is_handed_pages_no_faster_than_it_takes_them_and_none_is_lost() {
    List<String> people = List.of("ann", "bob", "cy", "dan", "eve", "flo");
    for (String alias : people) {
      channel(alias, ChannelType.PUSH, "ntfy://ntfy.sh/" + alias, Activation.ACTIVE);
      Target.Way push = new Target.Way(id(alias, ChannelType.PUSH), 0);
      contact(alias, ContactType.PERSONAL, stage(5, push));
    }
    Target[] all =
        people.stream().map(alias -> new Target.Whom(alias, true)).toArray(Target[]::new);
    contact("all", ContactType.ESCALATION, stage(5, all));

    starts("all");
    assertThat(paged()).as("two a second").hasSize(2);
    world().passes(Duration.ofMillis(500));
    world().relays();
    assertThat(paged()).isEmpty();
    world().relaysFor(3);

    assertThat(paged()).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  default void a_page_by_two_ways_at_once_tells_of_no_other() {
    person("bob");
    contact(
        "bob",
        ContactType.PERSONAL,
        stage(
            5,
            new Target.Way(id("bob", ChannelType.EMAIL), 0),
            new Target.Way(id("bob", ChannelType.SMS), 0)));

    starts("bob");

    assertThat(world().pager.taken()).extracting(Letter::waiting).containsExactly(0, 0);
  }

  @Test
  default void a_page_that_leaves_late_says_so_in_its_receipt() {
    person("bob");
    world().pager.nextAnswers(new Delivery.RetryLater(Duration.ofMinutes(1), "busy"));
    starts("bob");

    passes(2);

    List<Receipt> receipts = world().gets(new ListPageReceipts(null, null, page("bob"))).receipts();
    assertThat(receipts.getFirst().receiptInfo()).startsWith("left after 1 min");
  }

  @Test
  default void many_pages_to_one_person_tell_how_many_more_wait() {
    person("bob");
    world().pager.nextAnswers(new Delivery.RetryLater(Duration.ofMinutes(1), "busy"));
    starts("bob");
    world().asks("sam", "@aws start checkout Again");
    world().pager.taken();

    passes(2);

    assertThat(world().pager.taken()).extracting(Letter::waiting).containsExactly(1, 0);
  }

  @Test
  default void a_code_leaves_as_long_as_it_is_waited_for_and_is_in_no_letter_that_waits() {
    contact("bob", ContactType.PERSONAL);
    channel("bob", ChannelType.EMAIL, "bob@example.com", Activation.NONE);
    String send = "@aws ssm-contacts send-activation-code --contact-channel-id bob/EMAIL";
    assertThat(world().asks("sam", send)).contains("on its way");
    world().relays();
    assertThat(world().pager.taken())
        .singleElement()
        .extracting(Letter::answer)
        .isEqualTo(new Answer.Activate(code("bob")));

    world().passes(Duration.ofMinutes(1));
    world().asks("sam", send);
    world().asks("sam", "@aws activate bob/EMAIL " + code("bob"));
    world().relays();
    assertThat(world().pager.taken()).as("activated meanwhile").isEmpty();
  }

  private String code(String alias) {
    return world()
        .queries
        .find(new Key.Channel(id(alias, ChannelType.EMAIL)))
        .map(channel -> Objects.requireNonNull(channel.activation().code()))
        .orElseThrow();
  }
}
