package io.tocsin.core.tag;

import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.operation.IncidentOperation.DeleteIncidentRecord;
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
}
