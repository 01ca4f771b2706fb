package io.tocsin.core.plan;

import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.operation.PlanOperation.GetPlanSettingsOutput;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.testkit.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanChannelTest {
  private final Story story = new Story();
  private final String plan = story.plan("checkout");

  private SetPlan channel(
      @Nullable String channel, @Nullable List<String> invite, @Nullable Boolean archive) {
    return new SetPlan(plan, null, null, channel, invite, archive);
  }

  private GetPlanSettingsOutput told(
      @Nullable String channel, @Nullable List<String> invite, @Nullable Boolean archive) {
    return new GetPlanSettingsOutput(plan, List.of(), false, channel, invite, archive);
  }

  @Test
  void a_plan_may_want_a_channel_for_each_incident() {
    assertThat(story.does(SAM, channel("slack", null, null)))
        .isEqualTo(told("slack:T1", List.of(), false));
    assertThat(story.does(SAM, channel(null, List.of("<@U1>", "U2"), true)))
        .as("what is not given stays")
        .isEqualTo(told("slack:T1", List.of("U1", "U2"), true));
    assertThat(story.does(SAM, new SetPlan(plan, null, true)))
        .isEqualTo(
            new GetPlanSettingsOutput(
                plan, List.of(), true, "slack:T1", List.of("U1", "U2"), true));
  }

  @Test
  void people_are_named_as_a_chat_hands_them_over() {
    story.does(SAM, channel("slack:T1", List.of("<@U1|sam>", "<@!77>", "U1", " W9 "), null));

    assertThat(story.state.plan("checkout").orElseThrow().settings().channel())
        .extracting(ResponsePlan.ChannelSettings::invite)
        .isEqualTo(List.of("U1", "77", "W9"));
  }

  @Test
  void none_ends_it() {
    story.does(SAM, channel("slack", List.of("U1"), true));

    assertThat(story.does(SAM, channel("none", null, null))).isEqualTo(told(null, null, null));
  }

  @Test
  void a_room_is_not_where_rooms_are_made() {
    Refusal refusal = story.isRefused(SAM, channel("#checkout", null, null));

    assertThat(refusal).isInstanceOf(Refusal.Conflict.class);
    assertThat(refusal.toString()).contains("#checkout is a room", "--rooms");
    assertThat(story.state.plan("checkout").orElseThrow().settings().channel()).isNull();
  }

  @Test
  void a_chat_that_is_not_connected_is_refused_with_the_reason() {
    assertThat(story.isRefused(SAM, channel("discord", null, null)))
        .isEqualTo(new Refusal.Conflict("There is no channel discord.", Resource.ROOM, "discord"));
  }

  @Test
  void a_workspace_is_no_room_to_tell_incidents_in() {
    assertThat(story.isRefused(SAM, new SetPlan(plan, List.of("slack:T1"), null)).toString())
        .contains("slack:T1 is a whole workspace");
  }

  @Test
  void who_comes_and_how_it_ends_means_nothing_without_a_channel() {
    for (SetPlan wrong : List.of(channel(null, List.of("U1"), null), channel("none", null, true))) {
      assertThat(story.isRefused(SAM, wrong).toString()).contains("must name a chat");
    }
  }

  @Test
  void a_name_that_is_no_identifier_is_refused() {
    assertThat(story.isRefused(SAM, channel("slack", List.of("U1", "sam smith"), null)).toString())
        .contains("invite", "sam smith", "U0123");
  }
}
