package io.tocsin.paging.mail;

import io.tocsin.core.paging.Pager.Answer;
import io.tocsin.core.paging.Pager.Letter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A letter as mail: plain text, and marked as written by a program (RFC 3834). */
final class PageMail extends MimeMessage {
  private static final int LONGEST_SUBJECT = 200;

  private final String messageId;

  PageMail(Session session, String from, Letter letter) throws MessagingException {
    super(session);
    String domain = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    this.messageId = "<" + letter.deliveryId() + "@" + domain + ">";
    setFrom(new InternetAddress(from, true));
    setRecipient(RecipientType.TO, new InternetAddress(letter.address(), true));
    setSubject(subject(letter), StandardCharsets.UTF_8.name());
    setText(text(letter), StandardCharsets.UTF_8.name());
    setHeader("Auto-Submitted", "auto-generated");
    setHeader("X-Priority", "1");
    saveChanges();
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  /** One line, whatever was in it. */
  private static String subject(Letter letter) {
    String line = letter.subject().replaceAll("\\p{Cntrl}+", " ").strip();
    String cut = line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT) + "…" : line;
    return letter.mayBeRepeat() ? cut + " (repeat)" : cut;
  }

  private static String text(Letter letter) {
    List<String> parts = new ArrayList<>();
    parts.add(letter.text());
    switch (letter.answer()) {
      case Answer.Acknowledge acknowledge -> parts.add(how(acknowledge));
      case Answer.Activate activate -> {}
    }
    if (letter.waiting() > 0) {
      parts.add(
          letter.waiting() == 1
              ? "One more page waits for you."
              : letter.waiting() + " more pages wait for you.");
    }
    if (letter.mayBeRepeat()) {
      parts.add("This is a repeat: the same message may have reached you already.");
    }
    return String.join("\n\n", parts) + "\n";
  }

  private static String how(Answer.Acknowledge acknowledge) {
    String typed = "To acknowledge, say in the chat: ack " + acknowledge.code();
    return acknowledge.link() == null
        ? typed
        : typed + "\nor press the button here: " + acknowledge.link();
  }
}
