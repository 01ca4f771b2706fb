package io.tocsin.slack;

import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;

/** The two kinds of text in a block. */
final class Texts {
  private Texts() {}

  /** Nothing in it has a meaning. */
  static PlainTextObject plain(String text) {
    return PlainTextObject.builder().text(text).emoji(false).build();
  }

  /** Only for what this program has written or escaped; names and addresses in it stay text. */
  static MarkdownTextObject marked(String text) {
    return MarkdownTextObject.builder().text(text).verbatim(true).build();
  }
}
