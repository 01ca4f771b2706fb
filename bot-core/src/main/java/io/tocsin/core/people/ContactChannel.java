package io.tocsin.core.people;

import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way to reach somebody.
 *
 * @param contact alias of whose it is
 * @param address in the form of its type, checked
 * @param stopped whether its owner has refused further messages to it
 */
public record ContactChannel(
    UUID id,
    String arn,
    String contact,
    String name,
    ChannelType type,
    String address,
    Activation activation,
    boolean stopped,
    Instant createdAt)
    implements Filed {

  @Override
  public Key.Channel key() {
    return new Key.Channel(id);
  }

  /** Where it leads, as one text; the same for all channels that lead there. */
  public String reach() {
    return reach(type, address);
  }

  /** As {@link #reach()}. */
  public static String reach(ChannelType type, String address) {
    return type + " " + address;
  }

  /** Whether pages may go there. */
  public boolean isOpen() {
    return activation.active() && !stopped;
  }

  /** As people write it: {@code bob/phone}. */
  public String path() {
    return contact + "/" + name;
  }

  public ContactChannel with(Activation changed) {
    return new ContactChannel(id, arn, contact, name, type, address, changed, stopped, createdAt);
  }

  public ContactChannel stopped(boolean refused) {
    return new ContactChannel(
        id, arn, contact, name, type, address, activation, refused, createdAt);
  }

  /** The same by another name or with another address. */
  public ContactChannel called(String changed, String leads) {
    return new ContactChannel(
        id, arn, contact, changed, type, leads, activation, stopped, createdAt);
  }

  /**
   * Whether it is proven that whoever owns it reads what is sent there. What was sent and tried
   * stays here whatever becomes of the channel, so nobody begins anew by a detour.
   *
   * @param code what proves it, as long as it is waited for; null if nothing is
   * @param sent when codes were sent, the last one last; those older than a day are left out
   * @param wrong how many wrong codes were tried, with no day of quiet between two of them
   * @param wrongAt when the last one was; null if none was
   */
  public record Activation(
      boolean active,
      @Nullable String code,
      List<Instant> sent,
      int wrong,
      @Nullable Instant wrongAt) {
    public static final Activation ACTIVE = new Activation(true, null, List.of(), 0, null);
    public static final Activation NONE = new Activation(false, null, List.of(), 0, null);

    public Activation {
      sent = List.copyOf(sent);
    }

    /** The code that was sent then, if it is still waited for and no other was sent since. */
    public Optional<String> codeSent(Instant at) {
      return sent.isEmpty() || !sent.getLast().equals(at)
          ? Optional.empty()
          : Optional.ofNullable(code);
    }

    Activation activated() {
      return new Activation(true, null, sent, wrong, wrongAt);
    }

    /** No code is waited for any more. */
    Activation deactivated() {
      return new Activation(false, null, sent, wrong, wrongAt);
    }

    Activation triedWrong(int counted, Instant now) {
      return new Activation(active, code, sent, counted, now);
    }

    @Override
    public String toString() {
      return "Activation[active=%s, sent=%s, wrong=%d]".formatted(active, sent, wrong);
    }
  }
}
