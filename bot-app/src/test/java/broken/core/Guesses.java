package broken.core;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

final class Guesses {
  private Guesses() {}

  static Supplier<UUID> byReference() {
    return UUID::randomUUID;
  }

  static int byThread() {
    return ThreadLocalRandom.current().nextInt();
  }

  static int bySeed() {
    return new SecureRandom().nextInt();
  }

  static double byMath() {
    return Math.random();
  }
}
