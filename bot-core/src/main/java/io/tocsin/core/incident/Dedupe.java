package io.tocsin.core.incident;

import io.tocsin.core.Ids;
import io.tocsin.core.Sha256;
import io.tocsin.core.plan.ResponsePlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger must have in common with an open incident to go into it.
 *
 * <p>The string of the plan counts in the whole account, whatever plan uses it. Without one,
 * triggers of the same plan by the same resource belong together; without a resource each stands
 * alone.
 *
 * @param string as the API tells it
 * @param key the same as a short text of bounded length
 */
record Dedupe(String string, String key) {

  static Dedupe of(ResponsePlan plan, @Nullable String arn, Ids ids) {
    String string = planString(plan);
    if (string != null) {
      return new Dedupe(string, byString(string));
    }
    if (arn != null) {
      return new Dedupe(nameBased(plan, arn), bySource(plan, arn));
    }
    String alone = ids.next().toString();
    return new Dedupe(alone, "alone:" + alone);
  }

  /** The key that an incident to merge with would have; empty if there is nothing to merge by. */
  static Optional<String> shared(ResponsePlan plan, @Nullable String arn) {
    return all(plan, arn).stream().findFirst();
  }

  /** Every key that an incident of this source may have been started with. */
  static List<String> all(ResponsePlan plan, @Nullable String arn) {
    String string = planString(plan);
    Stream<String> strings = string == null ? Stream.of() : Stream.of(byString(string));
    Stream<String> sources = arn == null ? Stream.of() : Stream.of(bySource(plan, arn));
    return Stream.concat(strings, sources).toList();
  }

  private static @Nullable String planString(ResponsePlan plan) {
    String string = plan.incidentTemplate().dedupeString();
    return string == null || string.isBlank() ? null : string;
  }

  private static String byString(String string) {
    return "string:" + Sha256.hex(string);
  }

  private static String bySource(ResponsePlan plan, String arn) {
    return "source:" + Sha256.hex(plan.name() + " " + arn);
  }

  private static String nameBased(ResponsePlan plan, String arn) {
    byte[] name = (plan.name() + " " + arn).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }
}
