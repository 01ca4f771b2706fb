package io.tocsin.core.testkit;

import static io.tocsin.core.testkit.StateSamples.ACCOUNT;
import static io.tocsin.core.testkit.StateSamples.NOON;
import static io.tocsin.core.testkit.StateSamples.id;

import io.tocsin.core.engagement.Engagement;
import io.tocsin.core.engagement.Engagement.Hop;
import io.tocsin.core.engagement.Engagement.Reminder;
import io.tocsin.core.engagement.Engagement.Track;
import io.tocsin.core.engagement.Engagement.Wording;
import io.tocsin.core.engagement.Page;
import io.tocsin.core.oncall.StoredOverride;
import io.tocsin.core.oncall.StoredRotation;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.operation.RotationOperation.CoverageTime;
import io.tocsin.core.operation.RotationOperation.HandOffTime;
import io.tocsin.core.operation.RotationOperation.RecurrenceSettings;
import io.tocsin.core.people.Contact;
import io.tocsin.core.people.Contact.Plan;
import io.tocsin.core.people.Contact.Stage;
import io.tocsin.core.people.Contact.Target;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.people.ContactChannel.Activation;
import java.util.List;
import java.util.Map;

/** People to keep. */
final class People {
  private static final String ARN = "arn:aws:ssm-contacts:us-east-1:" + ACCOUNT + ":";

  private People() {}

  static Contact contact(String alias) {
    Stage first = new Stage(5, List.of(new Target.Way(id(1), 2)));
    Stage second = new Stage(0, List.of(new Target.Whom("ann", true)));
    Plan plan = new Plan(List.of(first, second), List.of(id(4)));
    return new Contact(
        alias, ARN + "contact/" + alias, ContactType.PERSONAL, "Bob", plan, NOON, "{}");
  }

  static ContactChannel channel(long number, String contact, String address) {
    return new ContactChannel(
        id(number),
        ARN + "contact-channel/" + contact + "/" + id(number),
        contact,
        "mail",
        ChannelType.EMAIL,
        address,
        new Activation(false, "123456", List.of(NOON), 3, NOON.plusSeconds(60)),
        false,
        NOON);
  }

  static StoredRotation rotation(long number, String... people) {
    return new StoredRotation(
        id(number),
        ARN + "rotation/" + id(number),
        "nights",
        List.of(people),
        NOON,
        "Europe/Berlin",
        new RecurrenceSettings(
            List.of(new HandOffTime(9, 30)),
            null,
            1,
            2,
            Map.of("MON", List.of(new CoverageTime(new HandOffTime(17, 0), new HandOffTime(9, 0)))),
            null),
        NOON);
  }

  static StoredOverride override(long number, long rotation) {
    return new StoredOverride(
        id(number), id(rotation), List.of("bob"), NOON, NOON.plusSeconds(3600), NOON);
  }

  static Engagement engagement(long number, long incident) {
    List<Hop> path =
        List.of(
            new Hop("team", ContactType.ESCALATION, 0), new Hop("bob", ContactType.PERSONAL, 1));
    Reminder reminder = new Reminder(id(1), 2, NOON.plusSeconds(60), 1, NOON.plusSeconds(300));
    return new Engagement(
        id(number),
        ARN + "engagement/team/" + id(number),
        "team",
        id(incident),
        "arn:incident",
        new Wording("sam", "Checkout", "Nobody can pay", "Checkout", null),
        NOON,
        List.of(new Track(path, true, 1, NOON.plusSeconds(300), List.of(reminder), false)),
        new Engagement.Ended(NOON, Engagement.Why.STOPPED, "sam", "enough"));
  }

  static Page page(long number, long engagement, String contact) {
    return new Page(
        id(number),
        ARN + "page/" + contact + "/" + id(number),
        id(engagement),
        contact,
        new Page.Where(id(1), ARN + "contact-channel/1", ChannelType.SMS, "+15550100" + contact),
        List.of(new Hop(contact, ContactType.PERSONAL, 0)),
        1,
        "123456",
        2,
        NOON,
        List.of(new Page.Receipt(ReceiptType.SENT, NOON, null)),
        true);
  }
}
