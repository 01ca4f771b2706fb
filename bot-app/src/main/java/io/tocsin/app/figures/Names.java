package io.tocsin.app.figures;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names as usual, but for endings that the library takes off although Prometheus allows them. */
final class Names extends PrometheusNamingConvention {
  private static final Pattern ENDING = Pattern.compile("(.+)\\.(created|info)");

  @Override
  public String name(String name, Meter.Type type, @Nullable String baseUnit) {
    Matcher matcher = ENDING.matcher(name);
    return matcher.matches()
        ? super.name(matcher.group(1), type, baseUnit) + "_" + matcher.group(2)
        : super.name(name, type, baseUnit);
  }
}
