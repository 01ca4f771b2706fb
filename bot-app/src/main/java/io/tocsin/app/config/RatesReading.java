package io.tocsin.app.config;

import io.tocsin.core.operation.ChannelType;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads how many pages a second each kind of way out takes. */
final class RatesReading {
  static final Rule<Map<ChannelType, Double>> RULE =
      new Rule<>(
          "kinds of contact channels with a number from 0.001 to 1000, such as sms=10, voice=0.5;"
              + " the kinds are email, sms, voice, chat and push",
          RatesReading::rates);

  private static final Pattern BETWEEN = Pattern.compile("\\s*,\\s*|\\s+");
  private static final Pattern RATE = Pattern.compile("([a-z]+)=([0-9]{1,4}(\\.[0-9]{1,3})?)");
  private static final double LEAST = 0.001;
  private static final double MOST = 1000;

  private RatesReading() {}

  private static Optional<Map<ChannelType, Double>> rates(String text) {
    List<String> words = BETWEEN.splitAsStream(text.strip()).toList();
    Map<ChannelType, Double> rates = new EnumMap<>(ChannelType.class);
    words.forEach(word -> read(word, rates));
    return rates.size() == words.size() ? Optional.of(rates) : Optional.empty();
  }

  private static void read(String word, Map<ChannelType, Double> into) {
    Matcher rate = RATE.matcher(word);
    if (rate.matches()) {
      double perSecond = Double.parseDouble(rate.group(2));
      kind(rate.group(1))
          .filter(kind -> perSecond >= LEAST && perSecond <= MOST)
          .ifPresent(kind -> into.put(kind, perSecond));
    }
  }

  private static Optional<ChannelType> kind(String name) {
    return Stream.of(ChannelType.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
