package io.tocsin.core.engagement;

import io.tocsin.core.engagement.Engagement.Hop;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message to one channel of somebody. A value: a change makes another one.
 *
 * @param contact alias of who is paged
 * @param path how the engagement came to this contact
 * @param attempt 1, or more if the stage has paged this channel before
 * @param code acknowledges it
 * @param wrongCodes how many others were tried
 * @param open whether it can still be acknowledged
 */
public record Page(
    UUID id,
    String arn,
    UUID engagement,
    String contact,
    Where where,
    List<Hop> path,
    int attempt,
    String code,
    int wrongCodes,
    Instant at,
    List<Receipt> receipts,
    boolean open)
    implements Filed {
  public Page {
    path = List.copyOf(path);
    receipts = List.copyOf(receipts);
  }

  @Override
  public Key.Page key() {
    return new Key.Page(id);
  }

  /** The channel as it was when the page was decided. */
  public record Where(UUID channel, String channelArn, ChannelType type, String address) {
    public String reach() {
      return ContactChannel.reach(type, address);
    }
  }

  /**
   * @param info a note, a code or a reason; null if nothing is to be said
   */
  public record Receipt(ReceiptType type, Instant at, @Nullable String info) {}

  /** The first receipt of a type. */
  public Optional<Receipt> receipt(ReceiptType type) {
    return receipts.stream().filter(one -> one.type() == type).findFirst();
  }

  public Page with(Receipt one) {
    List<Receipt> more = Stream.concat(receipts.stream(), Stream.of(one)).toList();
    return copy(wrongCodes, more, open);
  }

  public Page closed() {
    return copy(wrongCodes, receipts, false);
  }

  public Page wronglyAnswered() {
    return copy(wrongCodes + 1, receipts, open);
  }

  private Page copy(int wrong, List<Receipt> all, boolean answerable) {
    return new Page(
        id, arn, engagement, contact, where, path, attempt, code, wrong, at, all, answerable);
  }
}
