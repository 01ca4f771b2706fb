package io.tocsin.slack;

/**
 * How much Slack takes, in UTF-16 units, which are never fewer than what it counts.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Blocks</a>
 * @see <a href="https://docs.slack.dev/reference/methods/chat.update">Text of a message</a>
 */
final class Limits {
  static final int BLOCKS = 50;
  static final int VIEW_BLOCKS = 100;

  /** Over all blocks of a message; Slack tells of no such limit, but refuses from about 13 200. */
  static final int TOTAL = 12_000;

  static final int TEXT = 4_000;
  static final int SECTION = 3_000;
  static final int HEADER = 150;
  static final int FIELDS = 10;
  static final int FIELD = 2_000;
  static final int CONTEXT = 1_500;
  static final int BUTTONS = 25;
  static final int BUTTON = 75;
  static final int VALUE = 2_000;
  static final int OPTIONS = 100;
  static final int OPTION = 75;
  static final int LABEL = 2_000;
  static final int VIEW_TITLE = 24;
  static final int INPUT = 3_000;
  static final int PRIVATE_METADATA = 3_000;

  private Limits() {}
}
