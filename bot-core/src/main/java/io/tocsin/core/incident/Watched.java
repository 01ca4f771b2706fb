package io.tocsin.core.incident;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What fires and calms down again, by its ARN: alarms of CloudWatch, and alerts of Prometheus,
 * which have ARNs of Tocsin's own.
 */
public final class Watched {
  private static final Pattern ALERT = Pattern.compile("arn:aws:tocsin:[^:]*:[^:]*:alert/.+");

  /**
   * How many of them one incident watches. It is written as a whole each time that it changes, and
   * a storm of thousands must not make that slow.
   */
  public static final int MOST = 1000;

  private Watched() {}

  /** The ARN of an alert, which its source names by a fingerprint. */
  public static String alert(String region, String account, String source, String fingerprint) {
    return "arn:aws:tocsin:" + region + ":" + account + ":alert/" + source + "/" + fingerprint;
  }

  static boolean is(@Nullable String arn) {
    return arn != null && (isAlert(arn) || Trigger.alarmName(arn) != null);
  }

  /** What an incident watches once this fires for it. */
  static Map<String, Boolean> fires(@Nullable String arn, Map<String, Boolean> watched) {
    if (arn == null
        || !is(arn)
        || Boolean.TRUE.equals(watched.get(arn))
        || watched.size() >= MOST && !watched.containsKey(arn)) {
      return watched;
    }
    Map<String, Boolean> more = new HashMap<>(watched);
    more.put(arn, true);
    return more;
  }

  /**
   * Whether all that ever fired for an incident is watched, and not only the first of very many.
   */
  public static boolean isWhole(Map<String, Boolean> watched) {
    return watched.size() < MOST;
  }

  /** What one of them is called, at the beginning of a sentence. */
  public static String one(String arn) {
    return isAlert(arn) ? "Alert" : "Alarm";
  }

  /** What all of them together are called. */
  public static String all(Set<String> arns) {
    boolean alerts = arns.stream().anyMatch(Watched::isAlert);
    boolean alarms = arns.stream().anyMatch(arn -> !isAlert(arn));
    return alerts && alarms ? "alarms and alerts" : alerts ? "alerts" : "alarms";
  }

  private static boolean isAlert(String arn) {
    return ALERT.matcher(arn).matches();
  }
}
