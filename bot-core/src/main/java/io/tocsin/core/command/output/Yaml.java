package io.tocsin.core.command.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** A tree as YAML. A text is quoted whenever it could be taken for anything else. */
final class Yaml {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z/_](?:[\\w ./@=+,()%-]|:(?! |$)|#(?<! #))*(?<! )");
  private static final Pattern WORD_WITH_MEANING =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");
  private static final Pattern PRINTABLE =
      Pattern.compile("[\\x20-\\x7e\\xa0-\\uffff&&[^\\u2028\\u2029\\ufeff\\ufffe\\uffff]]*");

  private final StringBuilder out = new StringBuilder();

  private Yaml() {}

  static String of(JsonNode node) {
    if (node.isObject() && node.isEmpty()) {
      return "";
    }
    Yaml yaml = new Yaml();
    yaml.block(node, 0);
    return yaml.out.toString();
  }

  private void block(JsonNode node, int indent) {
    if (node.isEmpty()) {
      out.append(flow(node)).append('\n');
    } else if (node.isArray()) {
      node.forEach(element -> {
        out.append(" ".repeat(column() == 0 ? indent : 0)).append("- ");
        block(element, indent + 2);
      });
    } else {
      Scalars.sorted(node).forEach(name -> member(name, node.path(name), indent));
    }
  }

  private void member(String name, JsonNode value, int indent) {
    out.append(" ".repeat(column() == 0 ? indent : 0)).append(quoted(name)).append(':');
    if (value.isEmpty()) {
      out.append(' ').append(flow(value)).append('\n');
    } else {
      out.append('\n');
      block(value, value.isArray() ? indent : indent + 2);
    }
  }

  private int column() {
    return out.isEmpty() || out.charAt(out.length() - 1) == '\n' ? 0 : 1;
  }

  private static String flow(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "[]";
      case OBJECT -> "{}";
      case STRING -> quoted(node.textValue());
      case NULL, MISSING -> "null";
      case BOOLEAN, NUMBER, BINARY, POJO -> node.asText();
    };
  }

  private static String quoted(String text) {
    if (PLAIN.matcher(text).matches() && !WORD_WITH_MEANING.matcher(text).matches()) {
      return text;
    } else if (PRINTABLE.matcher(text).matches()) {
      return "'" + text.replace("'", "''") + "'";
    }
    return doubleQuoted(text);
  }

  private static String doubleQuoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            default -> append(quoted, c);
          }
        });
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    if (PRINTABLE.matcher(Character.toString(c)).matches()) {
      quoted.appendCodePoint(c);
    } else {
      quoted.append(String.format(c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
    }
  }
}
