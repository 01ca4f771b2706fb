package io.tocsin.core.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.ActionToken;
import io.tocsin.core.chat.Capabilities;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.DirectMessages;
import io.tocsin.core.chat.Message;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.paging.Pager.Answer;
import io.tocsin.core.paging.Pager.Answered;
import io.tocsin.core.paging.Pager.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatPagerTest {
  private static final UUID ID = new UUID(1, 2);

  private final ActionToken.Signer signer = new ActionToken.Signer(new Secret("of the test"));
  private final Chat chat = new Chat();
  private final ChatPager pager = new ChatPager(List.of(chat, new Mute()), signer);

  private static class Mute implements ChatPlatform {
    @Override
    public String name() {
      return "mute";
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(true, true, true, true);
    }

    @Override
    public Delivery deliver(Parcel parcel) {
      return new Delivery.Rejected("no rooms here");
    }
  }

  private static final class Chat extends Mute implements DirectMessages {
    private final List<Direct> sent = new ArrayList<>();
    private boolean recognises;

    @Override
    public String name() {
      return "chat";
    }

    @Override
    public Optional<DirectMessages> directMessages() {
      return Optional.of(this);
    }

    @Override
    public Delivery deliver(Direct direct) {
      sent.add(direct);
      return new Delivery.Delivered("D1/" + sent.size());
    }

    @Override
    public boolean recognisesRepeats() {
      return recognises;
    }
  }

  private static Letter letter(String address, int waiting, boolean repeat) {
    return new Letter(
        ID,
        ChannelType.CHAT,
        address,
        "#7 Nobody can pay",
        "#7 Nobody can pay\nImpact: Critical",
        new Answer.Acknowledge(new UUID(3, 4), "123456", "https://tocsin.example/p"),
        waiting,
        repeat);
  }

  @Test
  void should_write_the_news_first_and_how_to_answer_last() {
    assertThat(pager.deliver(letter("chat:T1/U1", 2, false)))
        .isEqualTo(new Delivery.Delivered("D1/1"));

    DirectMessages.Direct direct = chat.sent.getFirst();
    assertThat(direct.person()).isEqualTo("T1/U1");
    assertThat(direct.deliveryId()).isEqualTo(ID);
    assertThat(direct.message().fallback())
        .isEqualTo(
            "● You are paged: #7 Nobody can pay\n"
                + "Impact: Critical\n"
                + "2 more pages wait for you.\n"
                + "Answer `ack` here, or `ack 123456` in any room.");
    Message.Action button = direct.message().actions().getFirst();
    assertThat(button.command()).isEqualTo("ack 123456");
    assertThat(signer.read(button.id()))
        .contains(new ActionToken(ActionToken.Kind.ACKNOWLEDGE_PAGE, new UUID(3, 4)));
  }

  @Test
  void should_mark_a_repeat_only_where_the_chat_would_show_it_twice() {
    pager.deliver(letter("chat:U1", 0, true));
    assertThat(chat.sent.getLast().message().title()).endsWith("(repeat)");

    chat.recognises = true;
    pager.deliver(letter("chat:U1", 0, true));
    assertThat(chat.sent.getLast().message().fallback()).doesNotContain("repeat");
    assertThat(chat.sent.getLast().mayBeRepeat()).isTrue();
  }

  @Test
  void should_put_what_became_of_it_in_the_place_of_a_page() {
    pager.change(new Answered(ID, "chat:U1", "D1/1", "◐ #7 — Leo has it", false));

    assertThat(chat.sent.getFirst().replaces()).isEqualTo("D1/1");
    assertThat(chat.sent.getFirst().message()).isEqualTo(Message.text("◐ #7 — Leo has it"));
  }

  @Test
  void should_say_where_nobody_can_be_written_to() {
    assertThat(pager.deliver(letter("mute:U1", 0, false)))
        .isEqualTo(
            new Delivery.Rejected("nobody can be written to in mute, which is not connected"));
    assertThat(pager.change(new Answered(ID, "teams:U1", "1", "", false)))
        .isInstanceOf(Delivery.Rejected.class);
  }
}
