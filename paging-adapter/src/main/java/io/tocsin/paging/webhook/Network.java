package io.tocsin.paging.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are public. Whatever may lead into somebody's own network, or to nobody, is not:
 * a webhook must not become a way to reach what stands beside Tocsin.
 */
final class Network {
  /** Own networks, this machine, carriers, documents, tests, many at once, and the future. */
  private static final List<Block> NOT_PUBLIC =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");

  /** Of version 6 only what is handed out to the public, and of that not the passages to 4. */
  private static final Block GLOBAL = Block.of("2000::/3");

  private static final List<Block> NOT_GLOBAL =
      blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  /** Where a network that has only version 6 shows what has only version 4, in the last bytes. */
  private static final Block TRANSLATED = Block.of("64:ff9b::/96");

  private Network() {}

  /** False if a host cannot be public, whatever a name server says of it. */
  static boolean mayBePublic(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return false;
    }
    try {
      return isPublic(InetAddress.ofLiteral(name));
    } catch (IllegalArgumentException notLiteral) {
      return true;
    }
  }

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return NOT_PUBLIC.stream().noneMatch(block -> block.holds(bytes));
    }
    if (TRANSLATED.holds(bytes)) {
      byte[] inside = Arrays.copyOfRange(bytes, 12, 16);
      return NOT_PUBLIC.stream().noneMatch(block -> block.holds(inside));
    }
    return GLOBAL.holds(bytes) && NOT_GLOBAL.stream().noneMatch(block -> block.holds(bytes));
  }

  private static List<Block> blocks(String... texts) {
    return Arrays.stream(texts).map(Block::of).toList();
  }

  /** The addresses that begin alike. */
  private record Block(byte[] first, int bits) {
    static Block of(String text) {
      int slash = text.indexOf('/');
      return new Block(
          InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
          Integer.parseInt(text.substring(slash + 1)));
    }

    boolean holds(byte[] address) {
      int whole = bits / 8;
      int mask = 0xff00 >> bits % 8 & 0xff;
      return address.length == first.length
          && Arrays.equals(address, 0, whole, first, 0, whole)
          && (mask == 0 || (address[whole] & mask) == (first[whole] & mask));
    }
  }
}
