package io.tocsin.core.chat.local;

import io.tocsin.core.Json;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Choice;
import io.tocsin.core.chat.Message.Input;
import io.tocsin.core.chat.local.LocalChatStore.LocalMessage;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds what was filled in against what a button asks for. */
final class PressedInput {
  private PressedInput() {}

  /**
   * What is wrong with the input; empty if nothing is, or if the message no longer has that button:
   * then it is for the bot to say what became of it.
   */
  static Optional<String> problem(LocalMessage message, String action, @Nullable String input) {
    return Json.read(message.content(), Message.class).actions().stream()
        .filter(offered -> offered.id().equals(action))
        .findFirst()
        .flatMap(offered -> problem(offered, input));
  }

  private static Optional<String> problem(Action action, @Nullable String given) {
    Input asked = action.input();
    if (asked == null) {
      return given == null
          ? Optional.empty()
          : Optional.of("“" + action.label() + "” asks for nothing. Leave the input out.");
    }
    if (given == null) {
      return Optional.of("“" + action.label() + "” asks for an input: “" + asked.label() + "”.");
    }
    return asked.choices().isEmpty() || offers(asked, given)
        ? Optional.empty()
        : Optional.of("“" + action.label() + "” takes one of: " + choices(asked) + ".");
  }

  private static boolean offers(Input asked, String given) {
    return asked.choices().stream().anyMatch(choice -> choice.value().equals(given));
  }

  private static String choices(Input asked) {
    return asked.choices().stream().map(PressedInput::naming).collect(Collectors.joining(", "));
  }

  private static String naming(Choice choice) {
    return choice.value().equals(choice.label())
        ? choice.value()
        : choice.value() + " (" + choice.label() + ")";
  }
}
