package io.tocsin.core.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.core.chat.UserGroups;
import io.tocsin.core.outbox.OutboxEntry.Content;
import io.tocsin.core.testkit.InMemoryState;
import io.tocsin.core.testkit.StateSamples;
import io.tocsin.core.writer.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupSendingTest {
  private static final String GROUP = "slack:T1/S1";

  private final InMemoryState state = new InMemoryState();
  private final List<String> set = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private Delivery answer = new Delivered("S1");
  private final GroupSending sending =
      new GroupSending(state, (schedule, group, refusal) -> log.add(schedule + " " + refusal));

  private void follows(@Nullable String group, String... members) {
    HandOver handOver =
        new HandOver("primary", "slack:T1/C1", group, List.of("ann"), List.of(members), null);
    state.inBatch(batch -> batch.commit(List.of(new Change.File(handOver))));
  }

  private Delivery delivers(ChatPlatform platform) {
    Content.Group group = new Content.Group(StateSamples.id(1), "primary");
    return sending.deliver(GROUP, group, platform);
  }

  private ChatPlatform chat(boolean groups) {
    return new ChatPlatform() {
      @Override
      public String name() {
        return "slack";
      }

      @Override
      public Capabilities capabilities() {
        return new Capabilities(true, true, true, true);
      }

      @Override
      public Delivery deliver(Parcel parcel) {
        throw new AssertionError("Nothing is said here");
      }

      @Override
      public Optional<UserGroups> groups() {
        UserGroups there =
            (group, people) -> {
              set.add(group.id() + " " + people);
              return answer;
            };
        return groups ? Optional.of(there) : Optional.empty();
      }
    };
  }

  @Test
  void the_group_is_set_to_whoever_is_on_call_by_now() {
    follows(GROUP, "U2");

    assertThat(delivers(chat(true))).isEqualTo(new Delivered("S1"));

    assertThat(set).containsExactly("slack:T1/S1 [U2]");
    assertThat(log).containsExactly("primary null");
  }

  @Test
  void a_group_that_follows_no_more_and_one_that_would_be_empty_stay_as_they_are() {
    assertThat(delivers(chat(true))).isInstanceOf(Delivered.class);
    follows("slack:T1/S2", "U2");
    assertThat(delivers(chat(true))).isInstanceOf(Delivered.class);
    follows(GROUP);
    assertThat(delivers(chat(true))).isInstanceOf(Delivered.class);

    assertThat(set).isEmpty();
    assertThat(log).isEmpty();
  }

  @Test
  void a_refusal_is_handed_on_and_a_pause_is_no_refusal() {
    follows(GROUP, "U2");
    answer = new RetryLater(Duration.ofSeconds(30), "later");
    assertThat(delivers(chat(true))).isEqualTo(answer);
    assertThat(log).isEmpty();

    answer = new Rejected("no");
    assertThat(delivers(chat(true))).isEqualTo(answer);
    assertThat(delivers(chat(false))).isInstanceOf(Rejected.class);
    assertThat(log).containsExactly("primary no", "primary this chat has no groups of people");
  }
}
