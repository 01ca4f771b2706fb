package io.tocsin.core.people;

import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import java.time.Instant;
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

  /** Whether this is the code that was sent there last, and it is not activated yet. */
  public boolean awaits(String code) {
    return !activation.active() && ActivationCodes.hash(this, code).equals(activation.codeHash());
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
   * Whether it is proven that whoever owns it reads what is sent there.
   *
   * @param codeHash of the code that proves it, in hexadecimal; null if none was sent
   * @param wrong how many wrong codes were tried since it was sent
   */
  public record Activation(
      boolean active, @Nullable String codeHash, @Nullable Instant sentAt, int wrong) {
    public static final Activation ACTIVE = new Activation(true, null, null, 0);
    public static final Activation NONE = new Activation(false, null, null, 0);
  }
}
