package io.tocsin.core.plan;

import static io.tocsin.core.testkit.Story.PROGRAM;
import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.operation.PlanOperation.ChatChannel;
import io.tocsin.core.operation.PlanOperation.CreateResponsePlan;
import io.tocsin.core.operation.PlanOperation.DeleteResponsePlan;
import io.tocsin.core.operation.PlanOperation.EmptyChatChannel;
import io.tocsin.core.operation.PlanOperation.GetPlanSettings;
import io.tocsin.core.operation.PlanOperation.GetPlanSettingsOutput;
import io.tocsin.core.operation.PlanOperation.GetResponsePlan;
import io.tocsin.core.operation.PlanOperation.GetResponsePlanOutput;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import io.tocsin.core.operation.PlanOperation.ListResponsePlans;
import io.tocsin.core.operation.PlanOperation.ListResponsePlansOutput;
import io.tocsin.core.operation.PlanOperation.ResponsePlanSummary;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.operation.PlanOperation.UpdateResponsePlan;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.operation.TagOperation.ListTagsForResource;
import io.tocsin.core.operation.TagOperation.TagResource;
import io.tocsin.core.testkit.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponsePlanTest {
  private static final ChatChannel NO_CHANNEL = new ChatChannel(null, new EmptyChatChannel());
  private static final String CONTACT = "arn:aws:ssm-contacts:us-east-1:111122223333:contact/maria";

  private final Story story = new Story();

  @Test
  void a_plan_is_told_as_it_was_made() {
    ChatChannel channel = new ChatChannel(List.of("arn:aws:sns:us-east-1:1:t"), null);
    IncidentTemplate template =
        new IncidentTemplate("db", 1, Map.of("a", "b"), List.of(), "Sum", "Title");
    String arn =
        story
            .does(
                PROGRAM,
                new CreateResponsePlan(
                    List.of(),
                    channel,
                    null,
                    "Check out",
                    List.of(CONTACT),
                    template,
                    List.of(),
                    "checkout",
                    Map.of("team", "pay")))
            .arn();
    assertThat(arn).isEqualTo("arn:aws:ssm-incidents::111122223333:response-plan/checkout");
    assertThat(get(arn))
        .isEqualTo(
            new GetResponsePlanOutput(
                List.of(),
                arn,
                channel,
                "Check out",
                List.of(CONTACT),
                template,
                List.of(),
                "checkout"));
    assertThat(story.does(SAM, new ListTagsForResource(arn)).tags()).containsOnlyKeys("team");
  }

  @Test
  void a_taken_name_is_a_conflict() {
    story.plan("checkout");
    IncidentTemplate template = new IncidentTemplate(null, 1, null, null, null, "T");
    assertThat(
            story.isRefused(
                SAM,
                new CreateResponsePlan(
                    null, null, null, null, null, template, null, "checkout", null)))
        .isEqualTo(
            new Refusal.Conflict(
                "There is a response plan named checkout already.",
                Resource.RESPONSE_PLAN,
                "checkout"));
  }

  @Test
  void a_channel_of_another_chat_is_kept_by_its_identifier() {
    String plan = story.plan("checkout");

    GetPlanSettingsOutput set =
        story.does(
            SAM, new SetPlan(plan, List.of("#checkout", "slack:T1/C1", "slack:T1/C2"), null));

    assertThat(set.rooms()).containsExactly("slack:T1/C1", "slack:T1/C2");
  }

  @Test
  void a_channel_that_no_chat_has_is_refused_with_the_reason() {
    String plan = story.plan("checkout");

    for (String room : List.of("#nowhere", "irc:freenode")) {
      assertThat(story.isRefused(SAM, new SetPlan(plan, List.of("#checkout", room), null)))
          .isEqualTo(
              new Refusal.Conflict("There is no channel " + room + ".", Resource.ROOM, room));
    }
    assertThat(story.state.plan("checkout").orElseThrow().settings().rooms()).isEmpty();
  }

  @Test
  void what_terraform_sends_for_nothing_means_nothing() {
    IncidentTemplate template = new IncidentTemplate("", 1, null, List.of(), "", "T");
    String arn =
        story
            .does(
                PROGRAM,
                new CreateResponsePlan(
                    null, NO_CHANNEL, null, "", List.of(), template, null, "checkout", null))
            .arn();
    assertThat(get(arn).chatChannel()).isNull();
    assertThat(get(arn).displayName()).isNull();
    assertThat(get(arn).incidentTemplate().dedupeString()).isNull();
    assertThat(get(arn).incidentTemplate().summary()).isNull();
  }

  @Test
  void an_update_changes_what_is_given() {
    ChatChannel channel = new ChatChannel(List.of("arn:aws:sns:us-east-1:1:t"), null);
    IncidentTemplate template =
        new IncidentTemplate("db", 1, Map.of("a", "b"), List.of(), "Sum", "Title");
    String arn = story.plan("checkout", template);
    story.does(SAM, update(arn, channel, null, 4, Map.of("c", "d")));
    assertThat(get(arn).chatChannel()).isEqualTo(channel);
    assertThat(get(arn).incidentTemplate())
        .isEqualTo(new IncidentTemplate("db", 4, Map.of("c", "d"), List.of(), "Sum", "Title"));
    story.does(SAM, update(arn, NO_CHANNEL, "", null, Map.of()));
    assertThat(get(arn).chatChannel()).isNull();
    assertThat(get(arn).incidentTemplate())
        .isEqualTo(new IncidentTemplate(null, 4, null, List.of(), "Sum", "Title"));
  }

  @Test
  void an_update_of_a_plan_leaves_its_incidents() {
    String plan = story.plan("checkout");
    String incident = story.start(SAM, plan);
    story.does(SAM, update(plan, null, null, 5, null));
    assertThat(story.incident(incident).headline().impact()).isEqualTo(2);
  }

  @Test
  void a_plan_that_is_not_there_is_named() {
    String arn = "arn:aws:ssm-incidents::111122223333:response-plan/nope";
    Refusal missing = new Refusal.NotFound(Resource.RESPONSE_PLAN, arn, List.of());
    assertThat(story.isRefused(SAM, new GetResponsePlan(arn))).isEqualTo(missing);
    assertThat(story.isRefused(SAM, update(arn, null, null, 1, null))).isEqualTo(missing);
    assertThat(story.isRefused(SAM, new SetPlan(arn, null, true))).isEqualTo(missing);
    assertThat(story.isRefused(SAM, new GetPlanSettings(arn))).isEqualTo(missing);
  }

  @Test
  void a_deleted_plan_is_gone_with_its_tags_and_its_incidents_stay() {
    String plan = story.plan("checkout");
    story.does(SAM, new TagResource(plan, Map.of("a", "b")));
    String incident = story.start(SAM, plan);
    story.does(SAM, new DeleteResponsePlan(plan));
    story.does(SAM, new DeleteResponsePlan(plan));
    assertThat(story.isRefused(SAM, new GetResponsePlan(plan)))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(story.incident(incident).isOpen()).isTrue();
    story.plan("checkout");
    assertThat(story.does(SAM, new ListTagsForResource(plan)).tags()).isEmpty();
  }

  @Test
  void plans_are_listed_by_name_page_by_page() {
    for (String name : List.of("b", "d", "a", "c", "e")) {
      story.plan(name);
    }
    List<String> seen = new ArrayList<>();
    String token = null;
    do {
      ListResponsePlansOutput page = story.does(SAM, new ListResponsePlans(2, token));
      page.responsePlanSummaries().stream().map(ResponsePlanSummary::name).forEach(seen::add);
      token = page.nextToken();
    } while (token != null);
    assertThat(seen).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void settings_change_one_by_one() {
    String plan = story.plan("checkout");
    assertThat(settings(plan)).isEqualTo(settings(plan, List.of(), false));
    story.does(SAM, new CreateRoom("payments"));
    story.does(SAM, new SetPlan(plan, List.of("payments", "local:payments", "slack:C1"), null));
    story.does(SAM, new SetPlan(plan, null, true));
    assertThat(settings(plan)).isEqualTo(settings(plan, List.of("payments", "slack:C1"), true));
    assertThat(story.does(SAM, new SetPlan(plan, List.of(), false)))
        .isEqualTo(settings(plan, List.of(), false));
  }

  private static GetPlanSettingsOutput settings(String plan, List<String> rooms, boolean ends) {
    return new GetPlanSettingsOutput(plan, rooms, ends, null, null, null);
  }

  @Test
  void settings_survive_an_update_of_the_plan() {
    String plan = story.plan("checkout");
    story.does(SAM, new SetPlan(plan, null, true));
    story.does(SAM, update(plan, null, null, 5, null));
    assertThat(settings(plan).resolveOnOk()).isTrue();
  }

  @Test
  void a_local_room_must_be_there() {
    String plan = story.plan("checkout");
    for (String room : List.of("nowhere", "local:nowhere")) {
      assertThat(story.isRefused(SAM, new SetPlan(plan, List.of("slack:C1", room), null)))
          .isEqualTo(new Refusal.NotFound(Resource.ROOM, "nowhere", List.of()));
    }
  }

  private GetResponsePlanOutput get(String arn) {
    return story.does(SAM, new GetResponsePlan(arn));
  }

  private GetPlanSettingsOutput settings(String arn) {
    return story.does(SAM, new GetPlanSettings(arn));
  }

  private static UpdateResponsePlan update(
      String arn,
      @Nullable ChatChannel channel,
      @Nullable String dedupe,
      @Nullable Integer impact,
      @Nullable Map<String, String> tags) {
    return new UpdateResponsePlan(
        null, arn, channel, null, null, null, dedupe, impact, null, null, tags, null, null);
  }
}
