package io.tocsin.core.command.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.burt.jmespath.Expression;
import io.burt.jmespath.JmesPathException;
import io.burt.jmespath.jackson.JacksonRuntime;
import io.burt.jmespath.parser.ParseException;
import java.util.Locale;

/** A JMESPath expression over an answer, whose names may begin with a small or a capital letter. */
public final class Query {
  private static final int LONGEST = 2_000;
  private static final int DEEPEST = 40;
  private static final BothCases RUNTIME = new BothCases();

  private final String text;
  private final Expression<JsonNode> expression;

  private Query(String text, Expression<JsonNode> expression) {
    this.text = text;
    this.expression = expression;
  }

  /**
   * Reads an expression.
   *
   * @throws BadQuery if it is none
   */
  public static Query of(String text) {
    refuseMonsters(text);
    try {
      return new Query(text, RUNTIME.compile(text));
    } catch (ParseException e) {
      var first = e.iterator().next();
      throw new BadQuery(first.message(), Math.clamp(first.position(), 0, text.length()));
    } catch (JmesPathException e) {
      throw new BadQuery(String.valueOf(e.getMessage()), 0);
    }
  }

  /** Nothing that a person means nests deep, and the library's parser recurses. */
  private static void refuseMonsters(String text) {
    if (text.length() > LONGEST) {
      throw new BadQuery("it is longer than " + LONGEST + " characters", LONGEST);
    }
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth +=
          "([{!&".indexOf(text.charAt(i)) >= 0 ? 1 : ")]}".indexOf(text.charAt(i)) >= 0 ? -1 : 0;
      if (depth > DEEPEST) {
        throw new BadQuery("it is nested too deep", i);
      }
    }
  }

  /**
   * What the expression finds; JSON's null if nothing.
   *
   * @throws BadQuery if a function of it can't take what it finds
   */
  public JsonNode search(JsonNode answer) {
    try {
      return expression.search(answer);
    } catch (JmesPathException e) {
      throw new BadQuery(String.valueOf(e.getMessage()), 0);
    }
  }

  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Query query && text.equals(query.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /** An expression that is none, or that does not fit the answer. */
  public static final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    BadQuery(String reason, int position) {
      super(reason, null, false, false);
      this.position = position;
    }

    /** Offset in the expression. */
    public int position() {
      return position;
    }
  }

  /** Finds {@code incidentRecordArn} under {@code IncidentRecordArn} too. */
  private static final class BothCases extends JacksonRuntime {
    @Override
    public JsonNode getProperty(JsonNode value, JsonNode name) {
      JsonNode found = super.getProperty(value, name);
      String text = name.asText();
      boolean missing = found.isNull() && !value.has(text) && !text.isEmpty();
      return missing ? super.getProperty(value, createString(otherCase(text))) : found;
    }

    private static String otherCase(String name) {
      String first = name.substring(0, 1);
      String upper = first.toUpperCase(Locale.ROOT);
      return (first.equals(upper) ? first.toLowerCase(Locale.ROOT) : upper) + name.substring(1);
    }
  }
}
