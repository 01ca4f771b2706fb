package io.tocsin.core.command.output;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

public final class Output {
  private Output() {}

  public static String render(JsonNode t, Format f, @Nullable Query q) {
    return (q == null ? t : q.search(t)).toPrettyString();
  }
}
