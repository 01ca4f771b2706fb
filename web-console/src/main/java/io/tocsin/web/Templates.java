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

  static String problem(String reason, String back) {
    return render("problem.jte", Map.of("reason", Visible.text(reason), "back", back));
  }

  /** The line above the box to type in; nothing to say makes it disappear. */
  static String notice(String text) {
    return render("notice.jte", Map.of("text", Visible.text(text)));
  }

  private static String render(String template, Map<String, Object> parameters) {
    TemplateOutput output = new StringOutput();
    ENGINE.render(template, parameters, output);
    return output.toString();
  }
}
