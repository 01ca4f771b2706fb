package io.tocsin.app.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Where HTTP/1.1 messages end in the bytes of a connection, as far as a measurement needs it. */
final class Framing {
  private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(US_ASCII);
  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(US_ASCII);
  private static final byte[] CHUNKED = "\r\ntransfer-encoding:".getBytes(US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private Framing() {}

  /**
   * Where the first message ends, or -1 while it is not whole.
   *
   * @throws BenchFailure if the message is sent in chunks, which nobody does for short ones
   */
  static int end(byte[] bytes, int from, int to) {
    int headers = indexOf(bytes, from, to, END_OF_HEADERS);
    if (headers < 0) {
      return -1;
    }
    if (indexOf(bytes, from, headers, CHUNKED) >= 0) {
      throw new BenchFailure("A message came in chunks; the benchmark reads whole ones only.");
    }
    int end = headers + END_OF_HEADERS.length + bodyLength(bytes, from, headers);
    return end <= to ? end : -1;
  }

  /** The three digits of an answer's first line. */
  static int status(byte[] bytes, int from) {
    return (int) number(bytes, from + STATUS_AT, from + STATUS_AT + 3);
  }

  /** Where the words stand, letters of both cases being the same; -1 if nowhere. */
  static int indexOf(byte[] bytes, int from, int to, byte[] lowerCase) {
    int last = to - lowerCase.length;
    for (int at = from; at <= last; at++) {
      int same = 0;
      while (same < lowerCase.length && lower(bytes[at + same]) == lowerCase[same]) {
        same++;
      }
      if (same == lowerCase.length) {
        return at;
      }
    }
    return -1;
  }

  /** The number that the digits say; what stands before and behind them does not count. */
  static long number(byte[] bytes, int from, int to) {
    long number = 0;
    for (int at = from; at < to; at++) {
      if (bytes[at] >= '0' && bytes[at] <= '9') {
        number = 10 * number + bytes[at] - '0';
      }
    }
    return number;
  }

  private static int bodyLength(byte[] bytes, int from, int headers) {
    int length = indexOf(bytes, from, headers, LENGTH);
    if (length < 0) {
      return 0;
    }
    int value = length + LENGTH.length;
    int line = value;
    while (line < headers && bytes[line] != '\r') {
      line++;
    }
    return (int) number(bytes, value, line);
  }

  private static byte lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
  }
}
