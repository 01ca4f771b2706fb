package io.tocsin.web;

import io.tocsin.core.chat.Message.Section;
import java.util.List;

/** A section of a message, ready for a template. */
sealed interface Part {
  record Text(String text) implements Part {}

  record Table(List<Row> rows) implements Part {}

  record Row(String label, String value) {}

  record Items(List<String> items) implements Part {}

  record Code(String text) implements Part {}

  record Moment(String label, Time at) implements Part {}

  static Part of(Section section) {
    return switch (section) {
      case Section.Paragraph(String text) -> new Text(Visible.text(text));
      case Section.Fields fields ->
          new Table(
              fields.fields().stream()
                  .map(field -> new Row(Visible.text(field.label()), Visible.text(field.value())))
                  .toList());
      case Section.Bullets(List<String> items) ->
          new Items(items.stream().map(Visible::text).toList());
      case Section.Code(String text) -> new Code(Visible.text(text));
      case Section.Moment moment -> new Moment(Visible.text(moment.label()), Time.of(moment.at()));
    };
  }
}
