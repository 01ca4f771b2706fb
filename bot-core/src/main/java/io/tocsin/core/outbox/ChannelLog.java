package io.tocsin.core.outbox;

import io.tocsin.core.chat.Room;
import java.util.UUID;

/**
 * Where it is written down what became of the channels that incidents were to get. It is durable
 * when a method returns.
 *
 * <p>Every method throws {@link io.tocsin.core.Unavailable} while the database is away.
 */
public interface ChannelLog {

  /** The incident has this channel. Told again of the same one it writes nothing. */
  void opened(UUID incident, Room channel, String name);

  /**
   * The incident gets none.
   *
   * @param reason for people
   */
  void refused(UUID incident, String reason);
}
