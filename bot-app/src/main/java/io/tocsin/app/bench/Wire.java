package io.tocsin.app.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One connection without blocking. One thread reads; one at a time writes. */
final class Wire {
  /** What to do with a message that came whole. */
  interface Sink {
    void message(byte[] bytes, int from, int to) throws IOException;
  }

  private static final int LARGEST = 1 << 18;

  private final SocketChannel channel;
  private byte[] in = new byte[1 << 13];
  private int filled;

  Wire(SocketChannel channel) {
    this.channel = channel;
  }

  /** Reads what is there; false when the other side has closed. */
  boolean read(Sink sink) throws IOException {
    ByteBuffer free = ByteBuffer.wrap(in, filled, in.length - filled);
    int count = channel.read(free);
    if (count < 0) {
      return false;
    }
    filled += count;
    int done = 0;
    for (int end; (end = Framing.end(in, done, filled)) >= 0; done = end) {
      sink.message(in, done, end);
    }
    filled -= done;
    System.arraycopy(in, done, in, 0, filled);
    growIfFull();
    return true;
  }

  /**
   * Writes all of it; waits in turns where the system has no room, which short messages never meet.
   */
  void write(byte[] bytes) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(bytes);
    while (out.hasRemaining()) {
      if (channel.write(out) == 0) {
        Thread.onSpinWait();
      }
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new BenchFailure("A connection could not be closed: " + e.getMessage(), e);
    }
  }

  private void growIfFull() {
    if (filled == in.length) {
      if (filled >= LARGEST) {
        throw new BenchFailure("A message of more than " + LARGEST + " bytes came.");
      }
      in = java.util.Arrays.copyOf(in, 4 * filled);
    }
  }
}
