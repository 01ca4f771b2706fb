package io.tocsin.app.chat;

/** Why the server did not do as asked, in a sentence for the person at the terminal. */
abstract sealed class ChatProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private ChatProblem(String message) {
    super(message);
  }

  String sentence() {
    return SafeText.of(String.valueOf(getMessage()));
  }

  abstract int exitCode();

  /** It can't be talked to. */
  static final class Unreachable extends ChatProblem {
    private static final long serialVersionUID = 1L;

    Unreachable(String message) {
      super(message);
    }

    @Override
    int exitCode() {
      return 2;
    }
  }

  /** It has refused. */
  static final class Refused extends ChatProblem {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }

    @Override
    int exitCode() {
      return 1;
    }
  }
}
