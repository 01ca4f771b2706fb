package io.tocsin.core.tag;

import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.operation.ContactOperation.CreateContact;
import io.tocsin.core.operation.ContactOperation.DeleteContact;
import io.tocsin.core.operation.ContactOperation.Plan;
import io.tocsin.core.operation.ContactOperation.Tag;
import io.tocsin.core.operation.ContactTagOperation;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.operation.IncidentOperation.DeleteIncidentRecord;
import io.tocsin.core.operation.RotationOperation.CreateRotation;
import io.tocsin.core.operation.RotationOperation.DeleteRotation;
import io.tocsin.core.operation.RotationOperation.HandOffTime;
import io.tocsin.core.operation.RotationOperation.RecurrenceSettings;
import io.tocsin.core.operation.TagOperation.ListTagsForResource;
import io.tocsin.core.operation.TagOperation.TagResource;
import io.tocsin.core.operation.TagOperation.UntagResource;
import io.tocsin.core.testkit.Story;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagsTest {
  private final Story story = new Story();
  private final String plan = story.plan("checkout");
  private final String incident = story.start(SAM, plan);

  @Test
  void plans_and_incidents_have_tags_of_their_own() {
    story.does(SAM, new TagResource(plan, Map.of("a", "1", "b", "2")));
    story.does(SAM, new TagResource(plan, Map.of("b", "3")));
    story.does(SAM, new TagResource(incident, Map.of("c", "")));
    assertThat(tags(plan)).isEqualTo(Map.of("a", "1", "b", "3"));
    assertThat(tags(incident)).isEqualTo(Map.of("c", ""));
    story.does(SAM, new UntagResource(plan, List.of("a", "never")));
    assertThat(tags(plan)).isEqualTo(Map.of("b", "3"));
  }

  @Test
  void more_than_fifty_in_all_are_too_many() {
    Map<String, String> fifty = new HashMap<>();
    for (int i = 0; i < 50; i++) {
      fifty.put("k" + i, "v");
    }
    story.does(SAM, new TagResource(plan, fifty));
    story.does(SAM, new TagResource(plan, Map.of("k1", "w")));
    assertThat(story.isRefused(SAM, new TagResource(plan, Map.of("more", "v"))))
        .isEqualTo(new Refusal.QuotaExceeded("tags of a resource", 50, Resource.RESOURCE, plan));
  }

  @Test
  void what_is_not_there_has_no_tags() {
    story.does(SAM, new DeleteIncidentRecord(incident));
    expectMissing(incident, Resource.INCIDENT_RECORD);
    expectMissing(plan + "x", Resource.RESPONSE_PLAN);
    expectMissing("arn:aws:sns:us-east-1:111122223333:t", Resource.RESOURCE);
  }

  private void expectMissing(String arn, Resource kind) {
    Refusal missing = new Refusal.NotFound(kind, arn, List.of());
    for (var operation :
        List.of(
            new ListTagsForResource(arn),
            new TagResource(arn, Map.of("a", "b")),
            new UntagResource(arn, List.of("a")))) {
      assertThat(story.isRefused(SAM, operation)).isEqualTo(missing);
    }
  }

  private Map<String, String> tags(String arn) {
    return story.does(SAM, new ListTagsForResource(arn)).tags();
  }

  @Test
  void contacts_and_rotations_have_the_tags_that_they_were_made_with_and_more() {
    String bob =
        story
            .does(
                SAM,
                new CreateContact(
                    "bob",
                    null,
                    null,
                    new Plan(null, List.of()),
                    List.of(new Tag("team", "pay"), new Tag("empty", null)),
                    ContactType.PERSONAL))
            .contactArn();
    String nights = rotation(bob, new Tag("shift", "night"));

    assertThat(contactTags(bob)).containsExactly(new Tag("empty", ""), new Tag("team", "pay"));
    assertThat(contactTags(nights)).containsExactly(new Tag("shift", "night"));
    story.does(
        SAM,
        new ContactTagOperation.TagResource(
            bob, List.of(new Tag("team", "web"), new Tag("floor", "2"))));
    story.does(SAM, new ContactTagOperation.UntagResource(bob, List.of("empty", "never")));
    assertThat(contactTags(bob)).containsExactly(new Tag("floor", "2"), new Tag("team", "web"));
    assertThat(tags(bob)).as("asked for at the other service").containsEntry("floor", "2");

    story.does(SAM, new DeleteRotation(nights));
    expectMissing(nights, Resource.ROTATION);
    story.does(SAM, new DeleteContact(bob));
    expectMissing(bob, Resource.CONTACT);
    assertThat(story.isRefused(SAM, new ContactTagOperation.ListTagsForResource(bob)))
        .isEqualTo(new Refusal.NotFound(Resource.CONTACT, bob, List.of()));
  }

  private String rotation(String person, Tag tag) {
    RecurrenceSettings daily =
        new RecurrenceSettings(List.of(new HandOffTime(9, 0)), null, 1, 1, null, null);
    return story
        .does(
            SAM,
            new CreateRotation(
                List.of(person), null, "nights", daily, null, List.of(tag), "Europe/Berlin"))
        .rotationArn();
  }

  private List<Tag> contactTags(String arn) {
    return story.does(SAM, new ContactTagOperation.ListTagsForResource(arn)).tags();
  }
}
