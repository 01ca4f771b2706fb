package io.tocsin.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The templates of src/main/jte, compiled into this package so that views stay inside it. */
final class Templates {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Templates.class.getClassLoader(),
          Templates.class.getPackageName());

  private Templates() {}

  static String room(RoomView view) {
    return render("room.jte", Map.of("view", view));
  }

  static String message(MessageView view) {
    return render("message.jte", Map.of("view", view));
  }

  static String list(RoomView.Messages messages) {
    return render("list.jte", Map.of("messages", messages, "pane", ""));
  }

  static String problem(String reason, String back, String theme) {
    return render(
        "problem.jte", Map.of("reason", Visible.text(reason), "back", back, "theme", theme));
  }

  private static String render(String template, Map<String, Object> parameters) {
    TemplateOutput output = new StringOutput();
    ENGINE.render(template, parameters, output);
    return output.toString();
  }
}
