package io.tocsin.core.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.testkit.World;
import io.tocsin.core.writer.Key;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** People, their channels and their schedules, as they are set up in a chat. */
public interface PeopleStories {

  /** A new world with the plan {@code checkout} and its room. */
  World world();

  private String asks(String line) {
    return world().asks("sam", "@aws " + line);
  }

  private void person(String alias) {
    assertThat(
            asks(
                "ssm-contacts create-contact --alias %s --type PERSONAL --plan Stages=[]"
                    .formatted(alias)))
        .contains("Added " + alias);
  }

  private void mail(String alias, boolean deferred) {
    assertThat(
            asks(
                "ssm-contacts create-contact-channel --contact-id %s --name mail --type EMAIL --delivery-address SimpleAddress=%s@example.com%s"
                    .formatted(alias, alias, deferred ? " --defer-activation" : "")))
        .contains("Added");
  }

  private ContactChannel channel(String alias) {
    return world().queries.all(new Key.ChannelsOf(alias)).getFirst();
  }

  @Test
  default void a_person_is_set_up_by_names_and_reached_once_the_channel_is_named_in_the_plan() {
    person("bob");
    mail("bob", true);

    assertThat(
            asks(
                "ssm-contacts update-contact --contact-id Bob --plan Stages=[{DurationInMinutes=5,Targets=[{ChannelTargetInfo={ContactChannelId=bob/mail,RetryIntervalInMinutes=1}}]}]"))
        .contains("Done");
    assertThat(asks("page bob")).contains("Nobody could be paged");
    assertThat(asks("ssm-contacts list-contact-channels --contact-id bob"))
        .contains("mail · EMAIL bob@example.com · NOT_ACTIVATED");
    assertThat(asks("ssm-contacts list-contacts")).contains("bob · person");
    assertThat(asks("ssm-contacts get-contact --contact-id bob"))
        .contains("DurationInMinutes: 5", "RetryIntervalInMinutes: 1");
    assertThat(asks("ssm-contacts get-contact --contact-id bob --query contactArn"))
        .as("in either letter case")
        .isEqualTo(asks("ssm-contacts get-contact --contact-id bob --query ContactArn"));
  }

  @Test
  default void a_wrong_code_is_counted_the_right_one_activates_and_an_old_one_is_refused() {
    person("bob");
    mail("bob", true);
    assertThat(asks("activate bob/mail 123456")).contains("No code waits");
    asks("ssm-contacts send-activation-code --contact-channel-id bob/mail");
    String code = code(channel("bob"));

    assertThat(asks("activate bob/mail 000000")).contains("9 more tries");
    assertThat(asks("activate bob/male " + code)).contains("bob/mail");
    world().passes(Duration.ofHours(25));
    assertThat(asks("activate bob/mail " + code)).contains("older than a day");
    asks("ssm-contacts send-activation-code --contact-channel-id bob/mail");
    assertThat(asks("activate bob/mail " + code)).as("the code before").contains("9 more tries");
    assertThat(asks("activate bob/mail " + code(channel("bob")))).contains("Activated");
    assertThat(channel("bob").isOpen()).isTrue();

    asks(
        "ssm-contacts update-contact-channel --contact-channel-id bob/mail --delivery-address SimpleAddress=other@example.com");
    assertThat(channel("bob").isOpen()).as("at another address").isFalse();
  }

  /** The code that is waited for. */
  private static String code(ContactChannel channel) {
    return Objects.requireNonNull(channel.activation().code());
  }

  private String sendsCode(String channel) {
    return asks("ssm-contacts send-activation-code --contact-channel-id " + channel);
  }

  private void triesWrongCodes(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(asks("activate bob/mail 000000")).contains("more tr");
    }
  }

  @Test
  default void ten_wrong_codes_lock_a_channel_for_a_day_whatever_is_sent_or_changed_meanwhile() {
    person("bob");
    mail("bob", true);
    sendsCode("bob/mail");
    triesWrongCodes(6);
    world().passes(Duration.ofMinutes(2));
    assertThat(sendsCode("bob/mail")).contains("activate bob/mail CODE");
    assertThat(asks("activate bob/mail 000000")).contains("3 more tries");
    triesWrongCodes(2);
    assertThat(asks("activate bob/mail 000000")).contains("no more tries for a day");
    String right = code(channel("bob"));

    String locked = "Ten wrong codes were tried for bob/mail";
    world().passes(Duration.ofMinutes(2));
    assertThat(asks("activate bob/mail " + right)).contains(locked, "try again in 1 d");
    assertThat(sendsCode("bob/mail")).contains(locked);
    assertThat(movesTo("new@example.com")).contains(locked);
    asks("ssm-contacts deactivate-contact-channel --contact-channel-id bob/mail");
    assertThat(sendsCode("bob/mail")).as("after a detour").contains(locked);
    assertThat(channel("bob").address()).isEqualTo("bob@example.com");

    world().passes(Duration.ofHours(24));
    sendsCode("bob/mail");
    assertThat(asks("activate bob/mail " + code(channel("bob")))).contains("Activated");
  }

  private String movesTo(String address) {
    return asks(
        "ssm-contacts update-contact-channel --contact-channel-id bob/mail --delivery-address SimpleAddress="
            + address);
  }

  @Test
  default void wrong_codes_count_no_more_after_a_day_without_any() {
    person("bob");
    mail("bob", false);
    triesWrongCodes(9);
    world().passes(Duration.ofHours(25));
    sendsCode("bob/mail");

    assertThat(asks("activate bob/mail 000000")).contains("9 more tries");
  }

  @Test
  default void codes_are_sent_a_minute_apart_and_five_in_a_day() {
    person("bob");
    mail("bob", false);
    String first = code(channel("bob"));
    world().passes(Duration.ofSeconds(20));
    assertThat(sendsCode("bob/mail")).contains("on its way to bob/mail", "try again in 40 s");
    assertThat(code(channel("bob"))).isEqualTo(first);
    for (int i = 0; i < 4; i++) {
      world().passes(Duration.ofMinutes(1));
      assertThat(sendsCode("bob/mail")).contains("activate bob/mail CODE");
    }

    world().passes(Duration.ofMinutes(1));
    assertThat(sendsCode("bob/mail")).contains("5 codes in a day", "try again in 1 d");
    assertThat(movesTo("new@example.com")).contains("5 codes in a day");
    world().passes(Duration.ofHours(24));
    assertThat(movesTo("new@example.com")).contains("on its way to new@example.com");
  }

  @Test
  default void the_code_of_another_channel_or_of_a_page_activates_nothing() {
    person("bob");
    person("ann");
    mail("bob", false);
    mail("ann", false);

    assertThat(asks("activate bob/mail " + code(channel("ann")))).contains("9 more tries");
    assertThat(asks("ack " + code(channel("bob")))).doesNotContain("cknowledged by");
    assertThat(channel("bob").isOpen()).isFalse();
    assertThat(asks("activate bob/mail 12345")).contains("--activation-code");
  }

  @Test
  default void a_channel_keeps_a_name_of_its_own() {
    person("bob");
    mail("bob", true);
    channelOf("bob", "SMS", "+15550100123");

    String rename = "ssm-contacts update-contact-channel --contact-channel-id bob/x --name ";
    assertThat(asks(rename + "Mail")).contains("bob has a contact channel named mail already");
    assertThat(asks(rename + "X")).as("in other letters").isEqualTo("Done.");
    assertThat(asks(rename.replace("/x", "/X") + "phone")).isEqualTo("Done.");
  }

  @Test
  default void a_plan_that_reaches_nobody_yet_says_what_is_missing() {
    person("bob");
    mail("bob", true);
    channelOf("bob", "SMS", "+15550100123");
    String plan =
        "ssm-contacts update-contact --contact-id bob --plan Stages=[{DurationInMinutes=5,Targets=[{ChannelTargetInfo={ContactChannelId=bob/mail}},{ChannelTargetInfo={ContactChannelId=bob/x}}]}]";

    assertThat(asks(plan))
        .contains(
            "⚠ No page goes to bob/mail before it is activated: send-activation-code --contact-channel-id bob/mail sends a code, and then activate bob/mail CODE",
            "⚠ No page goes to bob/x before it is activated: activate bob/x CODE");
    asks("activate bob/x " + codeOf("x"));
    assertThat(asks(plan)).contains("bob/mail").doesNotContain("bob/x");
    assertThat(asks("ssm-contacts update-contact --contact-id bob --display-name Bob"))
        .isEqualTo("Done.");
  }

  private String codeOf(String name) {
    return world().queries.all(new Key.ChannelsOf("bob")).stream()
        .filter(channel -> channel.name().equals(name))
        .map(PeopleStories::code)
        .findFirst()
        .orElseThrow();
  }

  /** As AWS has it: a rotation that is deleted leaves such a schedule as well. */
  @Test
  default void a_schedule_may_have_no_rotation_and_says_that_nobody_is_on_call_by_it() {
    assertThat(
            asks(
                "ssm-contacts create-contact --alias primary --type ONCALL_SCHEDULE --plan RotationIds=[]"))
        .contains("Added the on-call schedule primary", "⚠ Nobody is on call by it");
    assertThat(asks("oncall primary")).contains("nobody");
    assertThat(
            asks(
                "ssm-contacts create-contact --alias second --type ONCALL_SCHEDULE --plan Stages=[{DurationInMinutes=5,Targets=[]}]"))
        .contains("an on-call schedule has rotations");
  }

  @Test
  default void wrong_addresses_and_plans_are_refused_with_what_is_allowed() {
    person("bob");
    assertThat(channelOf("bob", "SMS", "0555 1234")).contains("+15550100123");
    assertThat(channelOf("bob", "EMAIL", "bob@")).contains("sam@example.com");
    assertThat(channelOf("bib", "EMAIL", "bob@example.com")).contains("Did you mean bob?");
    assertThat(world().queries.all(new Key.ChannelsOf("bob"))).isEmpty();

    assertThat(escalation("a", "bob")).contains("Added");
    assertThat(escalation("b", "a")).contains("Added");
    assertThat(changes("a", "b")).contains("would lead back to itself: a → b → a");
    assertThat(changes("a", "a")).contains("would lead back to itself: a → a");
    assertThat(escalation("c", "nobody")).contains("nobody");
    assertThat(world().queries.find(new Key.Contact("c"))).isEmpty();
  }

  private String changes(String alias, String target) {
    return asks(
        "ssm-contacts update-contact --contact-id %s --plan Stages=[{DurationInMinutes=5,Targets=[{ContactTargetInfo={ContactId=%s,IsEssential=true}}]}]"
            .formatted(alias, target));
  }

  private String channelOf(String alias, String type, String address) {
    return asks(
        "ssm-contacts create-contact-channel --contact-id %s --name x --type %s --delivery-address '{\"SimpleAddress\":\"%s\"}'"
            .formatted(alias, type, address));
  }

  private String escalation(String alias, String target) {
    return asks(
        "ssm-contacts create-contact --alias %s --type ESCALATION --plan Stages=[{DurationInMinutes=5,Targets=[{ContactTargetInfo={ContactId=%s,IsEssential=true}}]}]"
            .formatted(alias, target));
  }

  @Test
  default void a_response_plan_engages_people_by_their_names() {
    person("bob");
    escalation("team", "bob");

    assertThat(asks("update-response-plan --arn checkout --engagements team Bob"))
        .isEqualTo("Updated the plan.");
    assertThat(asks("plan show checkout")).contains("engages: team, bob");
    assertThat(asks("update-response-plan --arn checkout --engagements teem"))
        .contains("no contact “teem”", "team");
    assertThat(asks("plan show checkout")).contains("engages: team, bob");
  }

  @Test
  default void where_pages_come_from_is_told_as_a_contact_for_the_address_book() {
    assertThat(asks("vcard")).contains("Pages come from tocsin@example.com, +15550100100.");
    assertThat(asks("get-vcard --output json"))
        .contains("BEGIN:VCARD", "TEL;TYPE=WORK,VOICE,MSG:+15550100100");
    assertThat(asks("help vcard")).contains("address book");
  }

  @Test
  default void people_and_rotations_are_tagged_by_their_names() {
    person("bob");
    person("ann");
    rotation("nights", "UTC");

    assertThat(asks("ssm-contacts tag-resource --resource-arn bob --tags Key=team,Value=pay"))
        .isEqualTo("Tagged.");
    assertThat(asks("ssm-contacts tag-resource --resource-arn nights --tags Key=a,Value=b"))
        .isEqualTo("Tagged.");
    assertThat(asks("ssm-contacts list-tags-for-resource --resource-arn bob"))
        .contains("1 tag", "team = pay");
    assertThat(asks("list-tags-for-resource --resource-arn nights")).contains("a = b");
    assertThat(asks("ssm-contacts untag-resource --resource-arn bob --tag-keys team"))
        .isEqualTo("Untagged.");
    assertThat(asks("ssm-contacts list-tags-for-resource --resource-arn bob"))
        .isEqualTo("No tags.");
    assertThat(asks("ssm-contacts list-tags-for-resource --resource-arn bib")).contains("bob");
    assertThat(asks("tag-resource --resource-arn checkout --tags team=pay")).isEqualTo("Tagged.");
    assertThat(asks("ssm-contacts tag-resource --help")).contains("--resource-arn", "contact");
  }

  @Test
  default void whoever_names_their_own_account_of_the_chat_needs_no_code() {
    person("sam");
    asks("start checkout");
    String speaks = world().incident(1).origin().source().createdBy();
    String own = Arns.chatAddress(speaks).orElseThrow();

    assertThat(channelOf("sam", "CHAT", own))
        .contains("sam/x takes pages from now on")
        .doesNotContain("on its way");

    assertThat(channel("sam").type()).isEqualTo(ChannelType.CHAT);
    assertThat(channel("sam").isOpen()).isTrue();
    person("bob");
    assertThat(channelOf("bob", "CHAT", own + "x"))
        .contains("A code is on its way", "activate bob/x CODE");
    assertThat(channel("bob").isOpen()).isFalse();
  }

  @Test
  default void a_schedule_tells_who_is_on_call_who_will_be_and_where_nobody_is() {
    person("bob");
    person("ann");
    assertThat(rotation("nights", "Europe/Berlin"))
        .contains("Added the rotation nights: bob until", "then ann");
    assertThat(rotation("bad", "+02:00")).contains("Europe/Berlin");
    assertThat(
            asks(
                "ssm-contacts create-contact --alias primary --type ONCALL_SCHEDULE --plan RotationIds=[nights]"))
        .contains("Added the on-call schedule primary");

    assertThat(asks("oncall primary")).contains("primary: bob", "next hand-off");
    assertThat(asks("who")).contains("primary: bob");
    world().passes(Duration.ofDays(1));
    assertThat(asks("oncall primary")).contains("primary: ann");
    assertThat(asks("shifts primary")).contains("bob", "ann");
    assertThat(asks("gaps primary")).contains("at any time of the next 90 days");
    assertThat(asks("oncall prim")).contains("primary");
    assertThat(asks("shifts bob")).contains("no on-call schedule");

    asks("ssm-contacts delete-rotation --rotation-id nights --yes");
    assertThat(asks("oncall primary")).contains("primary: ⚠ nobody");
  }

  private String rotation(String name, String zone) {
    return asks(
        "ssm-contacts create-rotation --name %s --contact-ids bob ann --time-zone-id %s --recurrence NumberOfOnCalls=1,RecurrenceMultiplier=1,DailySettings=[{HourOfDay=9,MinuteOfHour=0}]"
            .formatted(name, zone));
  }

  @Test
  default void an_override_is_refused_with_the_reason_or_takes_the_place_of_whose_turn_it_is() {
    person("bob");
    person("ann");
    rotation("nights", "UTC");
    asks(
        "ssm-contacts create-contact --alias primary --type ONCALL_SCHEDULE --plan RotationIds=[nights]");
    String now = world().clock.instant().toString();

    assertThat(
            override("ann", now, world().clock.instant().plus(Duration.ofMinutes(29)).toString()))
        .contains("the shortest is 30 minutes");
    assertThat(override("ann", now, world().clock.instant().plus(Duration.ofDays(220)).toString()))
        .contains("six months ahead");
    assertThat(override("ann", now, world().clock.instant().plus(Duration.ofHours(2)).toString()))
        .contains("ann is on call for nights instead of bob");
    assertThat(asks("oncall primary")).contains("primary: ann");
    world().passes(Duration.ofHours(3));
    assertThat(asks("oncall primary")).contains("primary: bob");
    assertThat(asks("ssm-contacts delete-contact --contact-id bob --yes"))
        .contains("takes turns in nights");
  }

  private String override(String who, String from, String to) {
    return asks(
        "ssm-contacts create-rotation-override --rotation-id nights --new-contact-ids %s --start-time %s --end-time %s"
            .formatted(who, from, to));
  }
}
