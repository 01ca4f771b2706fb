package io.tocsin.core.room;

import static io.tocsin.core.testkit.Story.MARIA;
import static io.tocsin.core.testkit.Story.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Call;
import io.tocsin.core.Json;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Conflict;
import io.tocsin.core.Refusal.Invalid;
import io.tocsin.core.Refusal.NotFound;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.PlanOperation.SetPlan;
import io.tocsin.core.operation.RoomOperation.CreateRoom;
import io.tocsin.core.operation.RoomOperation.DeleteRoom;
import io.tocsin.core.operation.RoomOperation.ListRooms;
import io.tocsin.core.operation.RoomOperation.RoomSummary;
import io.tocsin.core.operation.RoomOperation.WebhookFormat;
import io.tocsin.core.testkit.CountingIds;
import io.tocsin.core.testkit.Story;
import io.tocsin.core.testkit.TestAddresses;
import io.tocsin.core.testkit.TestSealing;
import io.tocsin.core.writer.Rows;
import io.tocsin.core.writer.WorkingState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private static final String URL = "https://hooks.example.com/services/T0/B0/secretsecret";

  private final Story story = new Story();

  private static CreateRoom webhook(String name, String url) {
    return new CreateRoom(name, new Secret(url), null);
  }

  private List<String> rooms() {
    return story.does(SAM, new ListRooms()).rooms().stream().map(RoomSummary::name).toList();
  }

  private String conflict(io.tocsin.core.operation.Operation<?> operation) {
    Refusal refusal = story.isRefused(SAM, operation);
    assertThat(refusal).isInstanceOf(Conflict.class);
    return ((Conflict) refusal).reason();
  }

  @Test
  void a_room_is_made_once() {
    story.does(SAM, new CreateRoom("payments"));
    story.does(SAM, new CreateRoom("payments"));
    assertThat(rooms()).containsExactly("payments");
  }

  @Test
  void a_webhook_is_a_room_of_which_only_the_host_is_told() {
    story.does(SAM, webhook("payments", URL));
    story.does(SAM, new CreateRoom("alerts"));

    List<RoomSummary> rooms = story.does(MARIA, new ListRooms()).rooms();
    assertThat(rooms).extracting(RoomSummary::name).containsExactly("alerts", "payments");
    assertThat(rooms.getLast().host()).isEqualTo("hooks.example.com");
    assertThat(rooms.getLast().format()).isEqualTo(WebhookFormat.SLACK);
    assertThat(Json.write(rooms)).doesNotContain("services");
  }

  @Test
  void the_address_is_kept_sealed_and_stands_in_no_audit() {
    story.does(SAM, webhook("payments", URL));

    assertThat(story.state.webhookRoom("payments").orElseThrow().toString())
        .doesNotContain("secretsecret");
    assertThat(story.state.notes().toString())
        .contains("CreateRoom")
        .contains("***")
        .doesNotContain("services");
  }

  @Test
  void the_host_of_chime_suggests_its_format() {
    story.does(SAM, webhook("old", "https://hooks.chime.aws/incomingwebhooks/1?token=x"));
    story.does(SAM, new CreateRoom("odd", new Secret(URL), WebhookFormat.CHIME));

    assertThat(story.does(SAM, new ListRooms()).rooms())
        .extracting(RoomSummary::format)
        .containsExactly(WebhookFormat.CHIME, WebhookFormat.CHIME);
  }

  @Test
  void the_same_webhook_again_changes_nothing_and_another_address_is_refused() {
    story.does(SAM, webhook("payments", URL));
    WebhookRoom before = story.state.webhookRoom("payments").orElseThrow();
    story.does(SAM, webhook("payments", URL));

    assertThat(story.state.webhookRoom("payments")).contains(before);
    assertThat(conflict(webhook("payments", URL + "2")))
        .isEqualTo(
            "There is a webhook named payments already, with another address or format;"
                + " delete it first.");
  }

  @Test
  void a_name_stands_for_one_room_of_whatever_kind() {
    story.does(SAM, new CreateRoom("here"));
    story.does(SAM, webhook("there", URL));

    assertThat(conflict(webhook("here", URL)))
        .isEqualTo("here is a room of the local chat already; choose another name.");
    assertThat(conflict(new CreateRoom("there")))
        .isEqualTo("there is a webhook already; choose another name.");
  }

  @Test
  void an_address_that_does_not_fit_is_refused_without_being_repeated() {
    Refusal refusal = story.isRefused(SAM, webhook("payments", "ftp://hooks.example.com/geheim"));

    assertThat(refusal).isInstanceOf(Invalid.class);
    assertThat(refusal.toString()).contains("webhook", "https://").doesNotContain("geheim");
  }

  @Test
  void without_a_key_to_seal_it_an_address_is_not_taken() {
    CreateRoomHandler handler =
        new CreateRoomHandler(new TestAddresses(), new TestSealing(Optional.of("Set the key.")));
    CreateRoom room = webhook("payments", URL);
    Call call = new Call(SAM, story.clock.instant(), new CountingIds(), story.settings);
    WorkingState nothing = new WorkingState();
    nothing.add(handler.keys(room, call, nothing), Rows.NONE);

    assertThat(handler.decide(room, call, nothing).outcome())
        .isEqualTo(
            Outcome.refused(new Conflict("Set the key.", Refusal.Resource.ROOM, "payments")));
  }

  @Test
  void a_format_without_a_webhook_is_refused() {
    Refusal refusal = story.isRefused(SAM, new CreateRoom("a", null, WebhookFormat.SLACK));
    assertThat(((Invalid) refusal).violations().getFirst().path()).isEqualTo("format");
  }

  @Test
  void a_plan_names_rooms_of_either_kind_by_their_bare_names() {
    story.does(SAM, new CreateRoom("here"));
    story.does(SAM, webhook("there", URL));
    String plan = story.plan("checkout");

    assertThat(
            story
                .does(SAM, new SetPlan(plan, List.of("there", "here", "webhook:there"), null))
                .rooms())
        .containsExactly("webhook:there", "here");
    assertThat(story.incident(story.start(SAM, plan)).routing().rooms())
        .containsExactly("webhook:there", "local:here", "local:incidents");
  }

  @Test
  void a_plan_takes_no_room_that_is_of_the_other_kind_or_not_there() {
    story.does(SAM, new CreateRoom("here"));
    story.does(SAM, webhook("there", URL));
    String plan = story.plan("checkout");

    for (String wrong : List.of("local:there", "webhook:here", "nowhere")) {
      assertThat(story.isRefused(SAM, new SetPlan(plan, List.of(wrong), null)))
          .isEqualTo(new NotFound(Refusal.Resource.ROOM, wrong.replaceAll(".*:", ""), List.of()));
    }
  }

  @Test
  void a_webhook_that_no_plan_names_is_deleted() {
    story.does(SAM, webhook("there", URL));
    story.does(SAM, new DeleteRoom("there"));

    assertThat(rooms()).isEmpty();
    story.does(SAM, new CreateRoom("there"));
  }

  @Test
  void a_webhook_is_not_deleted_while_plans_name_it() {
    story.does(SAM, webhook("there", URL));
    story.does(SAM, new CreateRoom("here"));
    String plan = story.plan("checkout");
    story.does(SAM, new SetPlan(plan, List.of("there"), null));

    assertThat(conflict(new DeleteRoom("there")))
        .isEqualTo(
            "The room there is named by plan checkout; give it other rooms first"
                + " (plan set PLAN --rooms …).");
    story.doTogether(
        SAM, List.of(new SetPlan(plan, List.of("here"), null), new DeleteRoom("there")));
    assertThat(rooms()).containsExactly("here");
  }

  @Test
  void a_plan_that_takes_a_room_in_the_same_batch_keeps_it_from_being_deleted() {
    story.does(SAM, webhook("there", URL));
    String plan = story.plan("checkout");

    story.doTogether(
        SAM, List.of(new SetPlan(plan, List.of("there"), null), new DeleteRoom("there")));

    assertThat(rooms()).containsExactly("there");
  }

  @Test
  void rooms_of_the_local_chat_and_unknown_ones_are_not_deleted() {
    story.does(SAM, new CreateRoom("here"));

    assertThat(conflict(new DeleteRoom("here")))
        .isEqualTo("here is a room of the local chat; those are not deleted.");
    assertThat(story.isRefused(SAM, new DeleteRoom("nowhere"))).isInstanceOf(NotFound.class);
  }
}
