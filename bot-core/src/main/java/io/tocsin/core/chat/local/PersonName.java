package io.tocsin.core.chat.local;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What people in the local chat may call themselves. Nobody proves who they are here, so a name
 * must at least not pass for the bot, nor hide anything in it.
 */
public final class PersonName {
  public static final int MAX_LENGTH = 40;

  private static final Pattern ALLOWED =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*( [\\p{L}\\p{M}\\p{N}._-]+)*");
  private static final Set<String> ALWAYS_THE_BOT = Set.of("aws", "amazon q", "tocsin");

  private PersonName() {}

  /** Why nobody may be called that, in one or two sentences; empty if somebody may. */
  public static Optional<String> problem(String name, String botName) {
    if (name.isBlank()) {
      return Optional.of("A name is missing. " + rule());
    }
    if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
      return Optional.of("That name is too long. " + rule());
    }
    if (!ALLOWED.matcher(name).matches()) {
      return Optional.of("That name cannot be used. " + rule());
    }
    return isBot(name, botName)
        ? Optional.of("“" + name + "” is what the bot is called. Take another name.")
        : Optional.empty();
  }

  private static boolean isBot(String name, String botName) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals(botName.toLowerCase(Locale.ROOT)) || ALWAYS_THE_BOT.contains(lower);
  }

  private static String rule() {
    return "A name has 1 to "
        + MAX_LENGTH
        + " letters and digits; dots, hyphens, underscores and single spaces may stand between.";
  }
}
