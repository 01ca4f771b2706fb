package io.tocsin.slack;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.TextObject;
import io.tocsin.core.chat.Message.Field;
import io.tocsin.core.chat.Message.Section;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A message that is being put together, and how much there is still room for. */
final class Page {
  /** The buttons, and the line that says that something was cut. */
  private static final int BLOCKS_KEPT = 2;

  private static final int FENCES = 32;
  private static final int CODE = 1_500;
  private static final int SHORT_CODE = 500;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final List<LayoutBlock> blocks = new ArrayList<>();
  private int left = Limits.TOTAL - BlockKit.CUT.length();
  private boolean cut;

  boolean isCut() {
    return cut;
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** Takes space for something that is added in the end; answers whether there was enough. */
  boolean reserve(int units) {
    boolean fits = units <= left;
    left -= fits ? units : 0;
    return fits;
  }

  void header(String text) {
    block(text.length(), HeaderBlock.builder().text(Texts.plain(text)).build());
  }

  void text(String text) {
    block(text.length(), section(Texts.plain(text)));
  }

  void add(Section section) {
    switch (section) {
      case Section.Paragraph(String text) -> paragraph(Literal.readable(text).strip());
      case Section.Bullets(List<String> items) -> bullets(items);
      case Section.Fields(List<Field> fields) -> fields(fields);
      case Section.Code(String text) -> code(Literal.readable(text).stripTrailing());
      case Section.Moment(String label, Instant at) -> moment(Literal.readable(label), at);
    }
  }

  private void paragraph(String text) {
    for (String piece : Literal.pieces(text, Limits.SECTION)) {
      if (piece.length() <= left) {
        text(piece);
      } else if (!cut && left > 1) {
        text(Literal.shortened(piece, left));
        cut = true;
      }
    }
  }

  private void bullets(List<String> items) {
    if (!items.isEmpty()) {
      paragraph("• " + Literal.readable(String.join("\n• ", items)));
    }
  }

  private void code(String text) {
    Literal.pieces(text, CODE).stream()
        .flatMap(Page::thatFit)
        .map(Literal::fenced)
        .forEach(code -> block(code.length(), section(Texts.marked(code))));
  }

  /** Escaped it may be five times as long. */
  private static Stream<String> thatFit(String piece) {
    boolean fits = Literal.escaped(piece).length() < Limits.SECTION - FENCES;
    return fits ? Stream.of(piece) : Literal.pieces(piece, SHORT_CODE).stream();
  }

  private void fields(List<Field> fields) {
    for (int i = 0; i < fields.size(); i += Limits.FIELDS) {
      List<TextObject> texts =
          fields.subList(i, Math.min(fields.size(), i + Limits.FIELDS)).stream()
              .<TextObject>map(Page::field)
              .toList();
      int units = texts.stream().mapToInt(text -> text.getText().length()).sum();
      block(units, SectionBlock.builder().fields(texts).build());
    }
  }

  private static TextObject field(Field field) {
    String text = Literal.readable(field.label() + ": " + field.value());
    return Texts.plain(Literal.shortened(text, Limits.FIELD));
  }

  private void moment(String label, Instant at) {
    String date =
        "<!date^%d^{date_short_pretty} {time} ({ago})|%s>"
            .formatted(at.getEpochSecond(), UTC.format(at));
    String named = Literal.shortened(label.strip(), Limits.CONTEXT);
    List<ContextBlockElement> elements =
        named.isEmpty()
            ? List.of(Texts.marked(date))
            : List.of(Texts.plain(named), Texts.marked(date));
    block(named.length() + date.length(), ContextBlock.builder().elements(elements).build());
  }

  private static SectionBlock section(TextObject text) {
    return SectionBlock.builder().text(text).build();
  }

  private void block(int units, LayoutBlock block) {
    boolean fits = !cut && blocks.size() < Limits.BLOCKS - BLOCKS_KEPT && reserve(units);
    cut |= !fits;
    if (fits) {
      blocks.add(block);
    }
  }

  /** All of it, from top to bottom. */
  List<LayoutBlock> blocks(Optional<LayoutBlock> buttons) {
    List<LayoutBlock> all = new ArrayList<>(blocks);
    if (cut) {
      all.add(ContextBlock.builder().elements(List.of(Texts.plain(BlockKit.CUT))).build());
    }
    buttons.ifPresent(all::add);
    return all;
  }
}
