package io.tocsin.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages as Slack shows them. Pure, and never over a limit: of what is too long the title and the
 * buttons stay, and the end of the body goes. Whatever people have written stays literal.
 */
final class BlockKit {
  static final String ACTION = "tocsin:";
  static final String CUT = "… (cut here; the whole of it is in Tocsin)";
  private static final int BRIEF = 500;

  private BlockKit() {}

  /**
   * @param text for notifications, and for where no blocks are shown; escaped
   */
  record Rendered(List<LayoutBlock> blocks, String text) {
    Rendered {
      blocks = List.copyOf(blocks);
    }
  }

  /** The message with all that Slack can show of it. */
  static Rendered render(Message message) {
    return render(message, message.sections(), "");
  }

  /**
   * The message among others on one page.
   *
   * @param place tells its buttons from those of the others
   */
  static Rendered among(Message message, String place) {
    return render(message, message.sections(), place + ".");
  }

  /** The message for when Slack takes no more of it: the title, the news and the buttons. */
  static Rendered brief(Message message) {
    String news = Literal.shortened(Literal.readable(message.fallback()), BRIEF);
    List<Section> only = List.of(new Section.Paragraph(news));
    Message brief =
        new Message(
            news, message.tone(), message.title(), only, message.actions(), message.error());
    return render(brief, only, "");
  }

  private static Rendered render(Message message, List<Section> sections, String place) {
    Page page = new Page();
    title(message.title(), page);
    Optional<LayoutBlock> buttons = buttons(message.actions(), place, page);
    for (int i = 0; i < sections.size() && !page.isCut(); i++) {
      page.add(sections.get(i));
    }
    if (page.isEmpty()) {
      page.add(new Section.Paragraph(message.fallback()));
    }
    return new Rendered(page.blocks(buttons), text(message));
  }

  private static void title(@Nullable String title, Page page) {
    String readable = title == null ? "" : Literal.readable(title).replace('\n', ' ').strip();
    if (readable.isEmpty()) {
      return;
    }
    page.header(Literal.shortened(readable, Limits.HEADER));
    if (readable.length() > Limits.HEADER) {
      page.text(Literal.shortened(readable, Limits.SECTION));
    }
  }

  /** Space for them is set aside before the body takes its own. */
  private static Optional<LayoutBlock> buttons(List<Action> actions, String place, Page page) {
    List<BlockElement> buttons = new ArrayList<>();
    for (Action action : actions) {
      Optional<String> value = Button.value(action);
      String label = label(action);
      boolean fits = buttons.size() < Limits.BUTTONS && !label.isEmpty();
      if (fits && value.isPresent() && page.reserve(value.get().length() + label.length())) {
        buttons.add(button(action, place + buttons.size(), label, value.get()));
      }
    }
    return buttons.isEmpty()
        ? Optional.empty()
        : Optional.of(ActionsBlock.builder().elements(buttons).build());
  }

  private static String label(Action action) {
    return Literal.shortened(Literal.readable(action.label()).strip(), Limits.BUTTON);
  }

  private static ButtonElement button(Action action, String number, String label, String value) {
    return ButtonElement.builder()
        .actionId(ACTION + number)
        .text(Texts.plain(label))
        .value(value)
        .style(style(action.style()))
        .build();
  }

  private static @Nullable String style(Action.Style style) {
    return switch (style) {
      case PRIMARY -> "primary";
      case DANGER -> "danger";
      case NORMAL -> null;
    };
  }

  /** The message as bare text, escaped. */
  static String text(Message message) {
    String title = message.title();
    String whole =
        title == null || message.fallback().startsWith(title)
            ? message.fallback()
            : title + "\n" + message.fallback();
    String readable = Literal.readable(whole).strip();
    return readable.isEmpty() ? "…" : Literal.shortenedEscaped(readable, Limits.TEXT);
  }
}
