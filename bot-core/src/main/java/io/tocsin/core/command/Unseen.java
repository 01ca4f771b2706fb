package io.tocsin.core.command;

import io.tocsin.core.command.Parsed.Call;
import io.tocsin.core.command.Parsed.Faulty;
import io.tocsin.core.command.Parsed.Missing;
import java.util.Map;

/**
 * Joins what a line means with what may be shown of it: a line that holds a secret is read twice,
 * as it was typed and with a mask in the secret's place, and only the second reading is ever
 * pictured.
 */
final class Unseen {
  private static final String UNREADABLE =
      "A value that holds a secret can't be read, and so it isn't shown.";

  private Unseen() {}

  static Parsed join(Parsed typed, Parsed masked, Place secret) {
    return switch (typed) {
      case Call call -> join(call, where(masked));
      case Missing(Call soFar, var missing) -> new Missing(join(soFar, where(masked)), missing);
      case Faulty faulty -> join(faulty, masked, secret);
      case Parsed.Help _, Parsed.Cancelled _, Parsed.NotForUs _, ShortForm _ -> typed;
    };
  }

  private static Call join(Call call, Map<String, Place> where) {
    return new Call(call.command(), call.arguments(), where, call.output(), call.confirmed());
  }

  private static Map<String, Place> where(Parsed masked) {
    return switch (masked) {
      case Call call -> call.where();
      case Missing missing -> missing.soFar().where();
      case Faulty _, Parsed.Help _, Parsed.Cancelled _, Parsed.NotForUs _, ShortForm _ -> Map.of();
    };
  }

  private static Faulty join(Faulty typed, Parsed masked, Place secret) {
    return masked instanceof Faulty shown
        ? new Faulty(
            shown.message(), shown.place(), shown.expected(), shown.nearest(), typed.corrected())
        : Faulty.at(secret, UNREADABLE);
  }
}
