package io.tocsin.core.dialogue;

import io.tocsin.core.command.OutputOptions;
import io.tocsin.core.command.Parsed;
import io.tocsin.core.operation.Operation;

/** Something the bot has offered or asked, and waits for. */
sealed interface Question {
  /** Where it was asked, and whom. */
  Scene scene();

  /** For the options that a command still needs. */
  record Ask(Scene scene, Parsed.Missing missing) implements Question {}

  /** Whether a command that removes something is meant. */
  record Confirm(Scene scene, Operation<?> operation, OutputOptions output) implements Question {}

  /** How a note should read instead. */
  record Edit(Scene scene, String event, String incident) implements Question {}

  /** Whether a corrected line is what was meant. */
  record Correct(Scene scene, String line) implements Question {}

  /** Whether more, or the same in another form, is wanted. */
  record Again(Scene scene, Operation<?> operation, OutputOptions output) implements Question {}
}
