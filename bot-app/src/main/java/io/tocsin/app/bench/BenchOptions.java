package io.tocsin.app.bench;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What to measure and for how long.
 *
 * @param json whether one JSON object is printed in place of the table
 * @param seconds that each load lasts
 * @param warm seconds of load before the first one that counts
 * @param profile where the JDK's flight recorder writes what the product did meanwhile
 */
public record BenchOptions(
    boolean json, int seconds, int warm, Set<Part> only, Optional<Path> profile) {

  /** What can be measured on its own. */
  public enum Part {
    DISTINCT,
    REPEATED,
    CHAT,
    START,
    ONCALL,
    /** By itself: it has a product of its own, and takes minutes. */
    SLACK,
    FLOOR
  }

  /** What is measured where nothing is asked for. */
  public static final Set<Part> USUAL = Set.copyOf(EnumSet.complementOf(EnumSet.of(Part.SLACK)));

  boolean wants(Part part) {
    return only.contains(part);
  }

  /** Whether anything is asked for that needs a product under load. */
  boolean wantsLoad() {
    return wants(Part.DISTINCT) || wants(Part.REPEATED) || wants(Part.CHAT);
  }
}
