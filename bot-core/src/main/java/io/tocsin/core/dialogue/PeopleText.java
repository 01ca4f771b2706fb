package io.tocsin.core.dialogue;

import io.tocsin.core.Json;
import io.tocsin.core.chat.Message;
import io.tocsin.core.operation.Done;

/** Says what operations on people, rotations and pages answered. */
final class PeopleText {
  private PeopleText() {}

  static Message of(Object result) {
    return Message.text(result instanceof Done ? "Done." : Json.write(result));
  }
}
