package io.tocsin.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import io.tocsin.core.chat.Message.Choice;
import io.tocsin.core.chat.Message.Input;
import java.util.List;
import java.util.Optional;

/** The window in which somebody fills in what a button asks for. */
final class Form {
  static final String CALLBACK = "tocsin:form";
  static final String FIELD = "input";

  private Form() {}

  /**
   * @param remembered is handed back when it is sent: what was pressed, and where
   */
  static View form(String title, Input input, String remembered) {
    return View.builder()
        .type("modal")
        .callbackId(CALLBACK)
        .title(ViewTitle.builder().type("plain_text").text(label(title)).build())
        .submit(ViewSubmit.builder().type("plain_text").text("Send").build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .privateMetadata(remembered)
        .blocks(List.of(block(input)))
        .build();
  }

  /** What was filled in; empty if nothing was. */
  static Optional<String> filledIn(ViewState state) {
    return Optional.ofNullable(state.getValues())
        .map(values -> values.get(FIELD))
        .map(block -> block.get(FIELD))
        .flatMap(value ->
            Optional.ofNullable(value.getSelectedOption())
                .map(ViewState.SelectedOption::getValue)
                .or(() -> Optional.ofNullable(value.getValue())));
  }

  private static String label(String title) {
    String readable = Literal.readable(title).strip();
    return readable.isEmpty() ? "Tocsin" : Literal.shortened(readable, Limits.VIEW_TITLE);
  }

  private static InputBlock block(Input input) {
    String label = Literal.shortened(Literal.readable(input.label()).strip(), Limits.LABEL);
    return InputBlock.builder()
        .blockId(FIELD)
        .label(Texts.plain(label.isEmpty() ? "Text" : label))
        .element(element(input))
        .build();
  }

  private static BlockElement element(Input input) {
    List<OptionObject> options =
        input.choices().stream()
            .filter(Form::isFit)
            .limit(Limits.OPTIONS)
            .map(Form::option)
            .toList();
    return options.isEmpty()
        ? PlainTextInputElement.builder()
            .actionId(FIELD)
            .multiline(input.multiline())
            .maxLength(Limits.INPUT)
            .build()
        : StaticSelectElement.builder().actionId(FIELD).options(options).build();
  }

  private static boolean isFit(Choice choice) {
    return !choice.value().isEmpty() && choice.value().length() <= Limits.OPTION;
  }

  private static OptionObject option(Choice choice) {
    String label = Literal.readable(choice.label()).strip();
    String shown = label.isEmpty() ? choice.value() : label;
    return OptionObject.builder()
        .text(Texts.plain(Literal.shortened(shown, Limits.OPTION)))
        .value(choice.value())
        .build();
  }
}
