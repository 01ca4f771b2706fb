package io.tocsin.core.chat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said in a room, independent of any platform. It says what things are, not how they look;
 * each platform renders it in its own way. Every piece of text is literal: no markup in it has a
 * meaning, and nobody is mentioned by it.
 *
 * @param fallback the whole news in plain text, complete on a lock screen and in a terminal
 * @param tone what colour or sign it deserves
 * @param title the first line; null for a plain answer
 * @param sections the body, from top to bottom
 * @param actions the buttons
 * @param error whether this tells of something that was refused
 */
public record Message(
    String fallback,
    Tone tone,
    @Nullable String title,
    List<Section> sections,
    List<Action> actions,
    boolean error) {

  public Message {
    sections = List.copyOf(sections);
    actions = List.copyOf(actions);
  }

  /** A plain answer of one or more lines. */
  public static Message text(String text) {
    return new Message(
        text, Tone.NEUTRAL, null, List.of(new Section.Paragraph(text)), List.of(), false);
  }

  /** A refusal. */
  public static Message error(String text) {
    return new Message(
        text, Tone.NEUTRAL, null, List.of(new Section.Paragraph(text)), List.of(), true);
  }

  public Message withActions(List<Action> more) {
    return new Message(fallback, tone, title, sections, more, error);
  }

  /** How a message looks, from worst to best. */
  public enum Tone {
    CRITICAL,
    WARNING,
    NEUTRAL,
    GOOD
  }

  /** A part of a message's body. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Section.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Section.Fields.class, name = "fields"),
    @JsonSubTypes.Type(value = Section.Bullets.class, name = "bullets"),
    @JsonSubTypes.Type(value = Section.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Section.Moment.class, name = "moment")
  })
  public sealed interface Section {
    record Paragraph(String text) implements Section {}

    record Fields(List<Field> fields) implements Section {}

    record Bullets(List<String> items) implements Section {}

    /** Text in a fixed pitch, line breaks kept: JSON, tables, a command line with its carets. */
    record Code(String text) implements Section {}

    /** A labelled point in time, shown relative and in the viewer's zone where the platform can. */
    record Moment(String label, Instant at) implements Section {}
  }

  public record Field(String label, String value) {}

  /**
   * A button.
   *
   * @param id opaque; whoever presses hands it back
   * @param style how much it stands out
   * @param input what is asked for before it counts as pressed; null if nothing is
   * @param command the line that does the same, for platforms without buttons; null if none does
   */
  public record Action(
      String id, String label, Style style, @Nullable Input input, @Nullable String command) {
    public enum Style {
      PRIMARY,
      NORMAL,
      DANGER
    }
  }

  /**
   * One thing to fill in.
   *
   * @param choices what may be chosen; empty for free text
   */
  public record Input(String label, List<Choice> choices, boolean multiline) {}

  public record Choice(String value, String label) {}
}
