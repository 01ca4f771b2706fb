package io.tocsin.core.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Options that every command has. */
enum Global {
  REGION,
  QUERY,
  OUTPUT,
  YES,
  HELP,
  CLI_INPUT_JSON,
  /** A chat shows one page and offers the next, so this asks for what happens anyway. */
  NO_PAGINATE;

  private static final String TERMINAL = "it concerns the terminal that the AWS CLI runs in";
  private static final String CONNECTION = "it concerns the connection from your own machine";

  /** Options of the AWS CLI that mean nothing here, and why. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("profile", "you act as yourself here"),
          Map.entry("endpoint-url", CONNECTION),
          Map.entry("no-verify-ssl", CONNECTION),
          Map.entry("no-sign-request", CONNECTION),
          Map.entry("ca-bundle", CONNECTION),
          Map.entry("cli-read-timeout", CONNECTION),
          Map.entry("cli-connect-timeout", CONNECTION),
          Map.entry("debug", TERMINAL),
          Map.entry("color", TERMINAL),
          Map.entry("no-cli-pager", TERMINAL),
          Map.entry("cli-auto-prompt", TERMINAL),
          Map.entry("no-cli-auto-prompt", TERMINAL),
          Map.entry("cli-binary-format", TERMINAL),
          Map.entry("cli-error-format", TERMINAL),
          Map.entry("version", TERMINAL),
          Map.entry("cli-input-yaml", "--cli-input-json takes the same as JSON"),
          Map.entry("generate-cli-skeleton", "--help lists the options"));

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean takesValue() {
    return switch (this) {
      case REGION, QUERY, OUTPUT, CLI_INPUT_JSON -> true;
      case YES, HELP, NO_PAGINATE -> false;
    };
  }

  static Optional<Global> of(String word) {
    return Arrays.stream(values()).filter(global -> global.word().equals(word)).findFirst();
  }

  /** Why an option of the AWS CLI is not taken; empty if it is not one of those. */
  static Optional<String> refusal(String word) {
    return Optional.ofNullable(REFUSED.get(word));
  }
}
