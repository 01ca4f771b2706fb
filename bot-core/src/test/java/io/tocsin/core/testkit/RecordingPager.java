package io.tocsin.core.testkit;

import io.tocsin.core.chat.Delivery;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.paging.Pager;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every way out but that by chats: it keeps what it was given, and fails when it is told to. */
public final class RecordingPager implements Pager {
  private final List<Letter> letters = new ArrayList<>();
  private final Deque<Delivery> answers = new ArrayDeque<>();

  @Override
  public Set<ChannelType> serves() {
    return EnumSet.complementOf(EnumSet.of(ChannelType.CHAT));
  }

  @Override
  public synchronized Delivery deliver(Letter letter) {
    letters.add(letter);
    return answers.isEmpty() ? new Delivery.Delivered("ref-" + letters.size()) : answers.poll();
  }

  @Override
  public List<Sender> senders() {
    return List.of(
        new Sender(ChannelType.EMAIL, "tocsin@example.com"),
        new Sender(ChannelType.SMS, "+15550100100"),
        new Sender(ChannelType.VOICE, "+15550100100"));
  }

  /** What the next attempt comes to. */
  public synchronized void nextAnswers(Delivery delivery) {
    answers.add(delivery);
  }

  /** What it was given since the last look. */
  public synchronized List<Letter> taken() {
    List<Letter> taken = List.copyOf(letters);
    letters.clear();
    return taken;
  }
}
