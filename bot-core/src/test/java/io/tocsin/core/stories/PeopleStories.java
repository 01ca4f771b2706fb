package io.tocsin.core.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.testkit.World;
import io.tocsin.core.writer.Key;
import java.time.Duration;
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
        .contains("durationInMinutes: 5", "retryIntervalInMinutes: 1");
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

  /** The code that was sent last; what is kept is its hash. */
  private static String code(ContactChannel channel) {
    for (int i = 0; i < 1_000_000; i++) {
      String code = "%06d".formatted(i);
      if (channel.awaits(code)) {
        return code;
      }
    }
    throw new AssertionError("No code waits");
  }

  @Test
  default void ten_wrong_codes_lock_a_channel_until_another_one_is_sent() {
    person("bob");
    mail("bob", true);
    asks("ssm-contacts send-activation-code --contact-channel-id bob/mail");
    for (int i = 0; i < 10; i++) {
      assertThat(asks("activate bob/mail 000000")).contains("more tries");
    }

    assertThat(asks("activate bob/mail " + code(channel("bob")))).contains("Ten wrong codes");
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
    assertThat(
            asks(
                "ssm-contacts update-contact --contact-id a --plan Stages=[{DurationInMinutes=5,Targets=[{ContactTargetInfo={ContactId=b,IsEssential=true}}]}]"))
        .contains("would lead back to itself: a → b → a");
    assertThat(escalation("c", "nobody")).contains("nobody");
    assertThat(world().queries.find(new Key.Contact("c"))).isEmpty();
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
  default void whoever_names_their_own_account_of_the_chat_needs_no_code() {
    person("sam");
    asks("start checkout");
    String speaks = world().incident(1).origin().source().createdBy();
    String own = Arns.chatAddress(speaks).orElseThrow();

    channelOf("sam", "CHAT", own);

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
