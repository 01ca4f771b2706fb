package io.tocsin.paging.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.paging.Pager.Answer;
import io.tocsin.core.paging.Pager.Letter;
import io.tocsin.core.paging.Pager.Sender;
import io.tocsin.paging.mail.MailConfig.Login;
import io.tocsin.paging.mail.MailConfig.Security;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailPagerTest {
  private static final UUID DELIVERY = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static Letter letter(String subject, int waiting, boolean repeat) {
    return new Letter(
        DELIVERY,
        ChannelType.EMAIL,
        "bob@example.com",
        subject,
        "Nobody can pay\nImpact: Critical",
        new Answer.Acknowledge(new UUID(0, 7), "123456", null),
        waiting,
        repeat);
  }

  private static MailPager pager(int port, Optional<Login> login) {
    return new MailPager(
        new MailConfig("127.0.0.1", port, Security.NONE, login, "tocsin@example.org", PATIENCE));
  }

  private static GreenMail server() {
    GreenMail server =
        new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    server.start();
    return server;
  }

  @Test
  void a_page_arrives_with_its_code_and_what_waits() throws Exception {
    GreenMail server = server();
    try {
      Delivery delivery =
          pager(server.getSmtp().getPort(), Optional.empty())
              .deliver(letter("#1 Checkout — Ölpreis", 2, false));

      MimeMessage mail = server.getReceivedMessages()[0];
      assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
      assertThat(mail.getSubject()).isEqualTo("#1 Checkout — Ölpreis");
      assertThat(mail.getRecipients(RecipientType.TO)[0]).hasToString("bob@example.com");
      assertThat(mail.getMessageID()).isEqualTo("<" + DELIVERY + "@example.org>");
      assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(mail.getContent().toString())
          .contains("Nobody can pay", "ack 123456", "2 more pages wait for you.")
          .doesNotContain("repeat");
    } finally {
      server.stop();
    }
  }

  @Test
  void a_repeat_says_so_and_has_the_same_identifier() throws Exception {
    GreenMail server = server();
    try {
      MailPager pager = pager(server.getSmtp().getPort(), Optional.empty());
      pager.deliver(letter("Checkout", 0, false));
      pager.deliver(letter("Checkout", 0, true));

      MimeMessage[] mails = server.getReceivedMessages();
      assertThat(mails[1].getSubject()).isEqualTo("Checkout (repeat)");
      assertThat(mails[1].getContent().toString()).contains("This is a repeat");
      assertThat(mails[1].getMessageID()).isEqualTo(mails[0].getMessageID());
    } finally {
      server.stop();
    }
  }

  @Test
  void a_subject_brings_no_header_along() throws Exception {
    GreenMail server = server();
    try {
      pager(server.getSmtp().getPort(), Optional.empty())
          .deliver(letter("Checkout\r\nBcc: eve@example.com\r\n\r\nbody", 0, false));

      assertThat(server.getReceivedMessages()).hasSize(1);
      MimeMessage mail = server.getReceivedMessages()[0];
      assertThat(mail.getSubject()).isEqualTo("Checkout Bcc: eve@example.com body");
      assertThat(mail.getHeader("Bcc")).isNull();
    } finally {
      server.stop();
    }
  }

  @Test
  void a_login_that_is_refused_is_tried_again_later() {
    GreenMail server = server();
    try {
      server.setUser("tocsin", "right");
      Login wrong = new Login("tocsin", new Secret("wrong"));

      Delivery delivery =
          pager(server.getSmtp().getPort(), Optional.of(wrong)).deliver(letter("x", 0, false));

      assertThat(delivery)
          .isEqualTo(
              new Delivery.RetryLater(Duration.ofMinutes(1), "the mail server refuses the login"));
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "451 4.3.0 try later, RetryLater, put it off",
    "550 5.1.1 no such mailbox, Rejected, no such mailbox",
    "552 5.2.2 mailbox full, Rejected, mailbox full",
    ", RetryLater, could not be reached"
  })
  void what_the_server_replies_decides(@Nullable String reply, String kind, String words)
      throws Exception {
    try (ScriptedServer server = new ScriptedServer(reply)) {
      Delivery delivery = pager(server.port(), Optional.empty()).deliver(letter("x", 0, false));

      assertThat(delivery.getClass().getSimpleName()).isEqualTo(kind);
      assertThat(delivery.toString()).contains(words);
    }
  }

  @Test
  void the_address_that_mail_comes_from_can_be_saved() {
    assertThat(pager(25, Optional.empty()).senders())
        .containsExactly(new Sender(ChannelType.EMAIL, "tocsin@example.org"));
  }

  @Test
  void without_a_server_it_is_tried_again() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    assertThat(pager(free, Optional.empty()).deliver(letter("x", 0, false)))
        .isInstanceOf(Delivery.RetryLater.class);
  }

  @Test
  void nothing_is_said_before_the_connection_is_secured() throws Exception {
    try (ScriptedServer server = new ScriptedServer("250 fine")) {
      MailConfig config =
          new MailConfig(
              "127.0.0.1",
              server.port(),
              Security.STARTTLS,
              Optional.empty(),
              "tocsin@example.org",
              PATIENCE);

      assertThat(new MailPager(config).deliver(letter("x", 0, false)))
          .isInstanceOf(Delivery.RetryLater.class);
      assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  /** A mail server that knows no TLS and answers every recipient alike; or hangs up on it. */
  private static final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    ScriptedServer(@Nullable String reply) throws IOException {
      Thread.ofVirtual().start(() -> serve(reply));
    }

    int port() {
      return socket.getLocalPort();
    }

    List<String> heard() {
      return List.copyOf(heard);
    }

    private void serve(@Nullable String reply) {
      try (Socket client = socket.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        say(out, "220 scripted");
        for (String line; (line = in.readLine()) != null; ) {
          heard.add(line);
          if (line.startsWith("RCPT") && reply == null) {
            return;
          }
          say(out, line.startsWith("RCPT") ? String.valueOf(reply) : "250 fine");
        }
      } catch (IOException over) {
        heard.add("closed");
      }
    }

    private static void say(OutputStream out, String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
