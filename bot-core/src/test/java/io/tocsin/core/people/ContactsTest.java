package io.tocsin.core.people;

import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.operation.ChannelOperation.ActivateContactChannel;
import io.tocsin.core.operation.ChannelOperation.ActivationStatus;
import io.tocsin.core.operation.ChannelOperation.ContactChannelAddress;
import io.tocsin.core.operation.ChannelOperation.CreateContactChannel;
import io.tocsin.core.operation.ChannelOperation.DeactivateContactChannel;
import io.tocsin.core.operation.ChannelOperation.DeleteContactChannel;
import io.tocsin.core.operation.ChannelOperation.GetContactChannel;
import io.tocsin.core.operation.ChannelOperation.ListContactChannels;
import io.tocsin.core.operation.ChannelOperation.ListContactChannelsOutput;
import io.tocsin.core.operation.ChannelOperation.SendActivationCode;
import io.tocsin.core.operation.ChannelOperation.UpdateContactChannel;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.ContactOperation.ChannelTargetInfo;
import io.tocsin.core.operation.ContactOperation.ContactTargetInfo;
import io.tocsin.core.operation.ContactOperation.CreateContact;
import io.tocsin.core.operation.ContactOperation.DeleteContact;
import io.tocsin.core.operation.ContactOperation.GetContact;
import io.tocsin.core.operation.ContactOperation.GetContactPolicy;
import io.tocsin.core.operation.ContactOperation.ListContacts;
import io.tocsin.core.operation.ContactOperation.ListContactsOutput;
import io.tocsin.core.operation.ContactOperation.Plan;
import io.tocsin.core.operation.ContactOperation.PutContactPolicy;
import io.tocsin.core.operation.ContactOperation.Stage;
import io.tocsin.core.operation.ContactOperation.Target;
import io.tocsin.core.operation.ContactOperation.UpdateContact;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.testkit.Story;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What handlers of contacts and channels refuse, and what they leave as it is. */
class ContactsTest {
  private static final Plan NONE = new Plan(null, List.of());

  private final Story story = new Story();
  private final String bob = create("bob", ContactType.PERSONAL);

  private String create(String alias, ContactType type) {
    return story.does(SAM, new CreateContact(alias, null, null, NONE, null, type)).contactArn();
  }

  private CreateContactChannel mail(String contact, String name) {
    ContactChannelAddress address = new ContactChannelAddress(" bob@example.com ");
    return new CreateContactChannel(contact, true, address, null, name, ChannelType.EMAIL);
  }

  private String channel(String contact, String name) {
    return story.does(SAM, mail(contact, name)).contactChannelArn();
  }

  private String plan(String contact, Stage... stages) {
    return refused(new UpdateContact(contact, null, new Plan(null, List.of(stages))));
  }

  private String refused(Operation<?> operation) {
    return story.isRefused(SAM, operation).toString();
  }

  private static Target way(String channel) {
    return new Target(new ChannelTargetInfo(channel, 1), null);
  }

  private static Target whom(String contact) {
    return new Target(null, new ContactTargetInfo(contact, true));
  }

  @Test
  void a_plan_of_a_person_names_channels_of_that_person_alone() {
    String ann = create("ann", ContactType.PERSONAL);
    String theirs = channel(ann, "mail");
    String own = channel(bob, "mail");

    assertThat(plan(bob, new Stage(1, List.of(way(theirs))))).contains("CONTACT_CHANNEL", theirs);
    assertThat(plan(bob, new Stage(1, List.of(whom(ann))))).contains("this is a person");
    Target both = new Target(new ChannelTargetInfo(own, 1), new ContactTargetInfo(ann, true));
    assertThat(plan(bob, new Stage(1, List.of(both)))).contains("either");
    assertThat(plan(bob, new Stage(1, List.of(new Target(null, null))))).contains("either");
    assertThat(refused(new UpdateContact(bob, null, new Plan(List.of(rotation()), null))))
        .contains("only an on-call schedule has rotations");
  }

  @Test
  void a_plan_of_others_names_contacts_and_a_schedule_has_no_stages() {
    String team = create("team", ContactType.ESCALATION);
    assertThat(plan(team, new Stage(1, List.of(way(channel(bob, "mail"))))))
        .contains("this is an escalation plan");
    assertThat(plan(team, new Stage(0, List.of()))).contains("it is a pause");
    String primary = create("primary", ContactType.ONCALL_SCHEDULE);
    assertThat(plan(primary, new Stage(1, List.of(whom(bob))))).contains("has rotations");
    assertThat(refused(new UpdateContact(primary, null, new Plan(List.of(rotation()), null))))
        .contains("ROTATION");
  }

  private static String rotation() {
    return "arn:aws:ssm-contacts:us-east-1:" + Story.ACCOUNT + ":rotation/" + new UUID(0, 9);
  }

  @Test
  void plans_are_as_long_as_in_aws_and_no_longer() {
    String team = create("team", ContactType.ESCALATION);
    Stage stage = new Stage(1, List.of(whom(bob)));
    Stage wide = new Stage(1, Collections.nCopies(11, whom(bob)));
    assertThat(plan(team, Collections.nCopies(11, stage).toArray(Stage[]::new)))
        .contains("stages of a plan", "10");
    assertThat(plan(team, wide)).contains("targets of a stage", "10");
    Plan most = new Plan(null, Collections.nCopies(10, stage));
    story.does(SAM, new UpdateContact(team, null, most));
    assertThat(story.does(SAM, new GetContact(team)).plan().stages()).hasSize(10);
  }

  @Test
  void an_alias_is_taken_once_and_a_display_name_changes_alone() {
    assertThat(refused(new CreateContact("bob", null, null, NONE, null, ContactType.ESCALATION)))
        .contains("Conflict", "bob already");
    story.does(SAM, new UpdateContact(bob, "Bob B", null));
    assertThat(story.does(SAM, new GetContact(bob)).displayName()).isEqualTo("Bob B");
    long before = written();
    story.does(SAM, new UpdateContact(bob, "Bob B", null));
    assertThat(written()).as("nothing changed").isEqualTo(before);
  }

  private long written() {
    return story.committed().stream().filter(Change.File.class::isInstance).count();
  }

  @Test
  void a_policy_is_a_json_object_and_is_kept_as_it_was_given() {
    String policy = "{ \"Version\": \"2012-10-17\" }";
    assertThat(story.does(SAM, new GetContactPolicy(bob)).policy()).isNull();
    assertThat(refused(new PutContactPolicy(bob, "[1]"))).contains("JSON object");
    assertThat(refused(new PutContactPolicy(bob, "{"))).contains("JSON object");
    story.does(SAM, new PutContactPolicy(bob, policy));
    assertThat(story.does(SAM, new GetContactPolicy(bob)).policy()).isEqualTo(policy);
  }

  @Test
  void contacts_are_listed_by_prefix_and_type_page_by_page() {
    create("team", ContactType.ESCALATION);
    create("ann", ContactType.PERSONAL);
    create("tess", ContactType.PERSONAL);

    assertThat(aliases(list("te", null, null))).containsExactly("team", "tess");
    assertThat(aliases(list("te", ContactType.PERSONAL, null))).containsExactly("tess");
    ListContactsOutput first = list(null, ContactType.PERSONAL, null);
    assertThat(aliases(first)).containsExactly("ann", "bob");
    assertThat(aliases(list(null, ContactType.PERSONAL, first.nextToken())))
        .containsExactly("tess");
    assertThat(refused(new ListContacts("t", 2, first.nextToken(), null))).contains("nextToken");
  }

  private ListContactsOutput list(String prefix, ContactType type, String token) {
    return story.does(SAM, new ListContacts(prefix, 2, token, type));
  }

  private static List<String> aliases(ListContactsOutput output) {
    return Objects.requireNonNull(output.contacts()).stream().map(one -> one.alias()).toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = ContactType.class,
      names = {"ESCALATION", "ONCALL_SCHEDULE"})
  void only_people_have_channels(ContactType type) {
    assertThat(refused(mail(create("other", type), "mail"))).contains("other is no person");
  }

  @Test
  void a_channel_begins_without_a_code_if_that_is_deferred_and_its_address_is_trimmed() {
    String mail = channel(bob, "mail");
    assertThat(story.state.sent()).isEmpty();
    assertThat(story.does(SAM, new GetContactChannel(mail)).deliveryAddress().simpleAddress())
        .isEqualTo("bob@example.com");
    assertThat(refused(mail(bob, "MAIL"))).contains("a contact channel named mail already");
    assertThat(refused(new ActivateContactChannel("123456", mail))).contains("No code waits");
  }

  @Test
  void a_channel_that_is_deactivated_is_activated_by_a_new_code_alone() {
    String mail = channel(bob, "mail");
    story.does(SAM, new SendActivationCode(mail));
    String code = code();
    story.does(SAM, new ActivateContactChannel(code, mail));
    story.does(SAM, new ActivateContactChannel("000000", mail));
    assertThat(status(mail)).as("once more, with any code").isEqualTo(ActivationStatus.ACTIVATED);
    assertThat(refused(new SendActivationCode(mail))).contains("active already");

    story.does(SAM, new DeactivateContactChannel(mail));

    assertThat(status(mail)).isEqualTo(ActivationStatus.NOT_ACTIVATED);
    assertThat(refused(new ActivateContactChannel(code, mail))).contains("No code waits");
  }

  private ActivationStatus status(String channel) {
    return story.does(SAM, new GetContactChannel(channel)).activationStatus();
  }

  private String code() {
    ContactChannel channel = story.state.all(new Key.ChannelsOf("bob")).getFirst();
    return Objects.requireNonNull(channel.activation().code());
  }

  @Test
  void a_code_stands_in_no_text_of_a_channel_and_in_no_letter() {
    String mail = channel(bob, "mail");
    story.does(SAM, new SendActivationCode(mail));

    assertThat(story.state.all(new Key.ChannelsOf("bob")).toString()).doesNotContain(code());
    assertThat(story.state.sent()).hasSize(1);
    assertThat(story.state.sent().toString()).doesNotContain(code());
  }

  @Test
  void channels_are_listed_page_by_page_and_go_with_their_contact() {
    List<String> made = List.of(channel(bob, "a"), channel(bob, "b"), channel(bob, "c"));
    ListContactChannelsOutput first = story.does(SAM, new ListContactChannels(bob, 2, null));
    ListContactChannelsOutput second =
        story.does(SAM, new ListContactChannels(bob, 2, first.nextToken()));
    assertThat(first.contactChannels()).hasSize(2);
    assertThat(second.contactChannels()).hasSize(1);
    assertThat(second.nextToken()).isNull();
    String ann = create("ann", ContactType.PERSONAL);
    assertThat(refused(new ListContactChannels(ann, 2, first.nextToken()))).contains("nextToken");

    story.does(SAM, new DeleteContactChannel(made.getFirst()));
    assertThat(story.state.all(new Key.ChannelsOf("bob"))).hasSize(2);
    story.does(SAM, new DeleteContact(bob));
    assertThat(story.state.all(new Key.ChannelsOf("bob"))).isEmpty();
  }

  @Test
  void what_is_not_there_or_of_another_account_is_not_found() {
    String contact = bob + "x";
    String alien = bob.replace(Story.ACCOUNT, "999999999999");
    String channel = channel(bob, "mail");
    story.does(SAM, new DeleteContactChannel(channel));
    for (String arn : List.of(contact, alien)) {
      List.<Operation<?>>of(
              new GetContact(arn),
              new UpdateContact(arn, "x", NONE),
              new DeleteContact(arn),
              new PutContactPolicy(arn, "{}"),
              new GetContactPolicy(arn),
              new ListContactChannels(arn, null, null),
              mail(arn, "mail"))
          .forEach(operation -> expectMissing(operation, Resource.CONTACT, arn));
    }
    List.<Operation<?>>of(
            new GetContactChannel(channel),
            new UpdateContactChannel(channel, null, "x"),
            new DeleteContactChannel(channel),
            new SendActivationCode(channel),
            new ActivateContactChannel("123456", channel),
            new DeactivateContactChannel(channel))
        .forEach(operation -> expectMissing(operation, Resource.CONTACT_CHANNEL, channel));
  }

  private void expectMissing(Operation<?> operation, Resource kind, String arn) {
    assertThat(story.isRefused(SAM, operation))
        .as(operation.toString())
        .isEqualTo(new Refusal.NotFound(kind, arn, List.of()));
  }
}
