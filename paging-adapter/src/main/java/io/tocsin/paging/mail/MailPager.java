package io.tocsin.paging.mail;

import io.tocsin.core.chat.Delivery;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.paging.Pager;
import io.tocsin.paging.mail.MailConfig.Login;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Hands pages to a mail server, each over a connection of its own. Every attempt of one delivery
 * has the same Message-ID, so that mail programs can tell a repeat.
 */
public final class MailPager implements Pager {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofMinutes(1);

  private final MailConfig config;
  private final Session session;

  public MailPager(MailConfig config) {
    this.config = config;
    this.session = Session.getInstance(properties(config));
  }

  private static Properties properties(MailConfig config) {
    Properties properties = new Properties();
    String patience = Long.toString(config.patience().toMillis());
    properties.put("mail.smtp.host", config.host());
    properties.put("mail.smtp.port", Integer.toString(config.port()));
    properties.put("mail.smtp.connectiontimeout", patience);
    properties.put("mail.smtp.timeout", patience);
    properties.put("mail.smtp.writetimeout", patience);
    properties.put("mail.smtp.from", config.from());
    properties.put("mail.smtp.auth", Boolean.toString(config.login().isPresent()));
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (config.security()) {
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
      case NONE -> properties.put("mail.smtp.starttls.enable", "false");
    }
    return properties;
  }

  @Override
  public Set<ChannelType> serves() {
    return Set.of(ChannelType.EMAIL);
  }

  @Override
  public List<Sender> senders() {
    return List.of(new Sender(ChannelType.EMAIL, config.from()));
  }

  @Override
  public Delivery deliver(Letter letter) {
    try {
      MimeMessage message = new PageMail(session, config.from(), letter);
      send(message);
      return new Delivery.Delivered(message.getMessageID());
    } catch (AuthenticationFailedException refused) {
      return new Delivery.RetryLater(LATER, "the mail server refuses the login");
    } catch (MessagingException failed) {
      return SmtpAnswer.of(failed)
          .orElseGet(() -> new Delivery.RetryLater(SOON, "the mail server could not be reached"));
    }
  }

  /** Connects, secures the connection and logs in. Sends nothing; answers what went wrong. */
  public Optional<String> trouble() {
    try (Transport transport = session.getTransport("smtp")) {
      connect(transport);
      return Optional.empty();
    } catch (AuthenticationFailedException refused) {
      return Optional.of("the mail server refuses the login");
    } catch (MessagingException failed) {
      return Optional.of(SmtpAnswer.said(failed));
    }
  }

  private void send(MimeMessage message) throws MessagingException {
    try (Transport transport = session.getTransport("smtp")) {
      connect(transport);
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  private void connect(Transport transport) throws MessagingException {
    if (config.login().isPresent()) {
      Login login = config.login().get();
      transport.connect(login.user(), login.password().reveal());
    } else {
      transport.connect();
    }
  }
}
