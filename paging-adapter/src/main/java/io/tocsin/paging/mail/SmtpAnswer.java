package io.tocsin.paging.mail;

import io.tocsin.core.chat.Delivery;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a reply of a mail server means: those that begin with 5 are for good (RFC 5321, 4.2.1). */
final class SmtpAnswer {
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int FOR_GOOD = 500;

  private SmtpAnswer() {}

  /** Empty if the server gave no reply. */
  static Optional<Delivery> of(MessagingException failed) {
    for (Exception at = failed; at != null; at = next(at)) {
      OptionalInt code = code(at);
      if (code.isPresent() && code.getAsInt() > 0) {
        return Optional.of(meaning(code.getAsInt(), at));
      }
    }
    return Optional.empty();
  }

  private static @Nullable Exception next(Exception at) {
    return at instanceof MessagingException known ? known.getNextException() : null;
  }

  /** The reply for one address says more than that for the whole message. */
  private static OptionalInt code(Exception at) {
    return switch (at) {
      case SMTPAddressFailedException address -> OptionalInt.of(address.getReturnCode());
      case SMTPSendFailedException send when send.getNextException() == null ->
          OptionalInt.of(send.getReturnCode());
      case SMTPSenderFailedException sender -> OptionalInt.of(sender.getReturnCode());
      default -> OptionalInt.empty();
    };
  }

  /** What it says, on one line. */
  static String said(Exception reply) {
    return String.valueOf(reply.getMessage()).replaceAll("\\s+", " ").strip();
  }

  private static Delivery meaning(int code, Exception reply) {
    String said = said(reply);
    return code >= FOR_GOOD
        ? new Delivery.Rejected("the mail server refused it: " + said)
        : new Delivery.RetryLater(PAUSE, "the mail server put it off: " + said);
  }
}
