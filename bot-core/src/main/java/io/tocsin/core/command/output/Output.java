package io.tocsin.core.command.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.operation.Answers;
import io.tocsin.core.operation.Operation;
import org.jspecify.annotations.Nullable;

/** Prints an answer as the AWS CLI does. */
public final class Output {
  private Output() {}

  /**
   * Prints what an operation has answered, for the eyes of its caller.
   *
   * @throws Query.BadQuery if the query does not fit the answer
   */
  public static String of(
      Operation<?> operation, Record answer, Format format, @Nullable Query query) {
    JsonNode tree = Answers.cli(operation).toCaller(answer);
    return render(operation.operationName(), tree, format, query);
  }

  /**
   * @param title the operation in the wire API's spelling; a table carries it
   * @param answer in the wire API's shape, times as ISO texts
   * @param query what of the answer is wanted; null for all of it
   * @return lines with a line feed between them, none after the last; empty if there is nothing to
   *     print
   * @throws Query.BadQuery if the query does not fit the answer
   */
  static String render(String title, JsonNode answer, Format format, @Nullable Query query) {
    JsonNode wanted = query == null ? answer : query.search(answer);
    String printed =
        switch (format) {
          case JSON -> JsonText.of(wanted);
          case TEXT -> TabbedText.of(wanted);
          case TABLE -> Table.of(title, wanted);
          case YAML -> Yaml.of(wanted);
        };
    return printed.stripTrailing();
  }
}
