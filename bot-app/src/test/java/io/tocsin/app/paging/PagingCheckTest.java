package io.tocsin.app.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tocsin.app.config.Configuration;
import io.tocsin.paging.twilio.fake.Account;
import io.tocsin.paging.twilio.fake.FakeTwilio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagingCheckTest {
  private final FakeTwilio twilio = new FakeTwilio();
  private final Account account = twilio.account("+15550109001");
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> found = new ArrayList<>();

  @AfterEach
  void close() {
    twilio.close();
    mail.stop();
  }

  private List<String> run() {
    Configuration configuration =
        ((Configuration.Reading.Loaded) Configuration.read(Optional.empty(), environment, Map.of()))
            .configuration();
    new PagingCheck(
            configuration,
            it -> found.add("ok " + it),
            it -> found.add("note " + it),
            it -> found.add("BAD " + it))
        .run();
    return found;
  }

  private void phones(String token) {
    environment.put("TOCSIN_TWILIO_ACCOUNT_SID", account.sid());
    environment.put("TOCSIN_TWILIO_AUTH_TOKEN", token);
    environment.put("TOCSIN_TWILIO_FROM", account.number());
    environment.put("TOCSIN_TWILIO_API_URL", twilio.apiUrl().toString());
    environment.put("TOCSIN_SERVER_PUBLIC_URL", "https://tocsin.example.com");
  }

  private void mailServer(String login) {
    mail.start();
    environment.put("TOCSIN_MAIL_URL", "smtp://" + login + "127.0.0.1:" + mail.getSmtp().getPort());
    environment.put("TOCSIN_MAIL_FROM", "tocsin@example.org");
  }

  @Test
  void what_is_not_set_up_is_no_fault() {
    assertThat(run())
        .containsExactly(
            "note Nobody is paged by mail; docs/paging.md says how.",
            "note Nobody is paged by short message or call; docs/paging.md says how.");
  }

  @Test
  void what_is_right_is_said_to_be_and_nothing_is_sent() {
    phones(account.token());
    twilio.hook(account, "https://tocsin.example.com/twilio/sms");
    mailServer("");

    assertThat(run())
        .containsExactly(
            "ok The mail server 127.0.0.1:" + mail.getSmtp().getPort() + " answers.",
            "ok Twilio, account " + account.sid() + ": Twilio takes the auth token.");
    assertThat(mail.getReceivedMessages()).isEmpty();
    assertThat(twilio.messages()).isEmpty();
    assertThat(twilio.calls()).isEmpty();
  }

  @Test
  void answers_that_go_elsewhere_are_noted() {
    phones(account.token());

    assertThat(run())
        .contains(
            "note Twilio, account "
                + account.sid()
                + ": answers to +15550109001 go to nowhere; to count, they have to go to"
                + " https://tocsin.example.com/twilio/sms.");
  }

  @Test
  void a_number_of_somebody_else_and_a_missing_public_address_are_noted() {
    phones(account.token());
    environment.put("TOCSIN_TWILIO_FROM", "+15550109009");
    environment.remove("TOCSIN_SERVER_PUBLIC_URL");

    assertThat(run())
        .anyMatch(it -> it.contains("+15550109009 is no number that the account has bought"))
        .anyMatch(it -> it.startsWith("note server.public-url is not set"));
  }

  @Test
  void a_wrong_token_is_told_without_showing_it() {
    phones("wrong-token-0000000");

    assertThat(run())
        .contains(
            "BAD Twilio, account "
                + account.sid()
                + ": Twilio does not know this account with this auth token.")
        .noneMatch(it -> it.contains("wrong-token"));
  }

  @Test
  void a_login_that_the_mail_server_refuses_is_bad() {
    mail.setUser("tocsin@example.org", "tocsin", "right");
    mailServer("tocsin:wrong@");

    assertThat(run()).contains("BAD mail.url: the mail server refuses the login.");
  }

  @Test
  void a_mail_server_and_a_twilio_that_are_not_there_are_bad() {
    phones(account.token());
    twilio.close();
    environment.put("TOCSIN_MAIL_URL", "smtp://127.0.0.1:1");
    environment.put("TOCSIN_MAIL_FROM", "tocsin@example.org");

    assertThat(run())
        .anyMatch(it -> it.startsWith("BAD mail.url: Couldn't connect"))
        .anyMatch(it -> it.endsWith(": Twilio could not be reached."));
  }
}
