package io.tocsin.core.people;

import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.operation.ContactOperation.ContactTargetInfo;
import io.tocsin.core.operation.ContactOperation.CreateContact;
import io.tocsin.core.operation.ContactOperation.Plan;
import io.tocsin.core.operation.ContactOperation.Stage;
import io.tocsin.core.operation.ContactOperation.Target;
import io.tocsin.core.operation.ContactOperation.UpdateContact;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.testkit.Story;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GivenPlanTest {
  private static final int LAYERS = 30;

  private final Story story = new Story();

  private String create(String alias, String... targets) {
    return story
        .does(
            SAM, new CreateContact(alias, null, null, plan(targets), null, ContactType.ESCALATION))
        .contactArn();
  }

  private static Plan plan(String... targets) {
    return new Plan(
        null, List.of(new Stage(5, Stream.of(targets).map(GivenPlanTest::whom).toList())));
  }

  private static Target whom(String arn) {
    return new Target(null, new ContactTargetInfo(arn, true));
  }

  /** There are 2^30 ways through it. */
  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void diamonds_of_plans_are_searched_once() {
    String last = create("last");
    String one = last;
    String two = last;
    for (int layer = 0; layer < LAYERS; layer++) {
      String below = create("one" + layer, one, two);
      two = create("two" + layer, one, two);
      one = below;
    }

    assertThat(create("top", one, two)).endsWith("contact/top");
    assertThat(story.isRefused(SAM, new UpdateContact(last, null, plan(one))))
        .isInstanceOfSatisfying(
            Refusal.Conflict.class,
            conflict -> assertThat(conflict.reason()).contains("itself: last → one29 → one28 →"));
  }

  @Test
  void a_long_chain_of_plans_is_told_whole() {
    String first = create("c0");
    String next = first;
    for (int i = 1; i < 300; i++) {
      next = create("c" + i, next);
    }

    List<String> names = IntStream.rangeClosed(0, 299).mapToObj(i -> "c" + (299 - i)).toList();
    assertThat(story.isRefused(SAM, new UpdateContact(first, null, plan(next))))
        .isInstanceOfSatisfying(
            Refusal.Conflict.class,
            conflict ->
                assertThat(conflict.reason()).contains("c0 → " + String.join(" → ", names)));
  }
}
