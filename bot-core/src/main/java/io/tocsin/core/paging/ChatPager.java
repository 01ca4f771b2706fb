package io.tocsin.core.paging;

import io.tocsin.core.chat.ActionToken;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.DirectMessages;
import io.tocsin.core.chat.DirectMessages.Direct;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import io.tocsin.core.chat.Words;
import io.tocsin.core.operation.ChannelType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Pages people by direct messages of the chats of the house. A page has a button that acknowledges
 * it, and says afterwards who has the incident.
 */
public final class ChatPager implements Pager {
  private final Map<String, ChatPlatform> platforms;
  private final ActionToken.Signer signer;

  public ChatPager(List<ChatPlatform> platforms, ActionToken.Signer signer) {
    this.platforms =
        platforms.stream()
            .collect(Collectors.toUnmodifiableMap(ChatPlatform::name, Function.identity()));
    this.signer = signer;
  }

  @Override
  public Set<ChannelType> serves() {
    return Set.of(ChannelType.CHAT);
  }

  @Override
  public Delivery deliver(Letter letter) {
    return to(letter.address())
        .map(whom ->
            whom.chat()
                .deliver(
                    new Direct(
                        letter.deliveryId(),
                        whom.person(),
                        null,
                        message(letter, whom.chat()),
                        letter.mayBeRepeat())))
        .orElseGet(() -> nobody(letter.address()));
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public Delivery change(Answered answered) {
    return to(answered.address())
        .map(whom ->
            whom.chat()
                .deliver(
                    new Direct(
                        answered.deliveryId(),
                        whom.person(),
                        answered.reference(),
                        Message.text(answered.news()),
                        answered.mayBeRepeat())))
        .orElseGet(() -> nobody(answered.address()));
  }

  private record Whom(DirectMessages chat, String person) {}

  private Optional<Whom> to(String address) {
    return Optional.ofNullable(platforms.get(platform(address)))
        .flatMap(ChatPlatform::directMessages)
        .map(chat -> new Whom(chat, address.substring(address.indexOf(':') + 1)));
  }

  /** An address was checked when it was given. */
  private static String platform(String address) {
    return address.substring(0, address.indexOf(':'));
  }

  private static Delivery nobody(String address) {
    return new Delivery.Rejected(
        "nobody can be written to in " + platform(address) + ", which is not connected");
  }

  private Message message(Letter letter, DirectMessages chat) {
    boolean repeat = letter.mayBeRepeat() && !chat.recognisesRepeats();
    String subject = repeat ? letter.subject() + " (repeat)" : letter.subject();
    List<String> body = body(letter);
    if (repeat) {
      body.add("This may be a repeat of a message that you have already.");
    }
    return switch (letter.answer()) {
      case Answer.Acknowledge page -> page(subject, body, page);
      case Answer.Activate code -> message(Tone.NEUTRAL, subject, body);
    };
  }

  private Message page(String subject, List<String> body, Answer.Acknowledge page) {
    body.add("Answer `ack` here, or `ack %s` in any room.".formatted(page.code()));
    String title = "● You are paged: " + subject;
    Action acknowledge =
        new Action(
            signer.write(new ActionToken(ActionToken.Kind.ACKNOWLEDGE_PAGE, page.page())),
            "Acknowledge",
            Action.Style.PRIMARY,
            null,
            "ack " + page.code());
    return message(Tone.CRITICAL, title, body).withActions(List.of(acknowledge));
  }

  /** What stands in the first line is not said twice. */
  private static List<String> body(Letter letter) {
    List<String> body = new ArrayList<>();
    String text =
        letter
            .text()
            .lines()
            .filter(line -> !line.isBlank() && !line.equals(letter.subject()))
            .collect(Collectors.joining("\n"));
    if (!text.isEmpty()) {
      body.add(text);
    }
    if (letter.waiting() > 0) {
      String verb = letter.waiting() == 1 ? "waits" : "wait";
      body.add("%s %s for you.".formatted(Words.count(letter.waiting(), "more page"), verb));
    }
    return body;
  }

  private static Message message(Tone tone, String title, List<String> body) {
    List<Section> sections = body.stream().<Section>map(Section.Paragraph::new).toList();
    String fallback = title + "\n" + String.join("\n", body);
    return new Message(fallback, tone, title, sections, List.of(), false);
  }
}
