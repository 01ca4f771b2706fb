package io.tocsin.core.chat.local;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Under which deliveries a line (or a press) and its answer are remembered, so that both stand in
 * the room once, however often the client sends it. Made from what the client calls it, where it
 * was said and by whom; nobody else's can be met with it, nor one of the relay's, which have
 * another version.
 */
record ClientId(UUID line, UUID answer) {

  static ClientId of(String place, String as, UUID given) {
    String scope = place + "\n" + as + "\n" + given;
    return new ClientId(named("line\n" + scope), named("answer\n" + scope));
  }

  private static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
