package io.tocsin.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.app.config.Configuration.Reading;
import io.tocsin.paging.mail.MailConfig;
import io.tocsin.paging.mail.MailConfig.Security;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailReadingTest {
  private static Reading read(Map<String, String> settings) {
    return Configuration.read(Optional.empty(), settings, Map.of());
  }

  private static MailConfig mail(String url) {
    Reading reading = read(Map.of("TOCSIN_MAIL_URL", url, "TOCSIN_MAIL_FROM", "t@example.com"));
    return ((Reading.Loaded) reading).configuration().mail().server().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://mail.example.com, mail.example.com, 587, STARTTLS",
    "smtps://mail.example.com, mail.example.com, 465, TLS",
    "smtp://mail.example.com:2525/, mail.example.com, 2525, STARTTLS",
    "smtp://127.0.0.1:25, 127.0.0.1, 25, NONE"
  })
  void a_url_says_where_and_how(String url, String host, int port, Security security) {
    MailConfig mail = mail(url);

    assertThat(mail.host()).isEqualTo(host);
    assertThat(mail.port()).isEqualTo(port);
    assertThat(mail.security()).isEqualTo(security);
    assertThat(mail.login()).isEmpty();
  }

  @Test
  void a_login_is_read_and_its_password_not_shown() {
    MailConfig mail = mail("smtps://ops%40example.com:se%3Acret@mail.example.com");

    assertThat(mail.login().orElseThrow().user()).isEqualTo("ops@example.com");
    assertThat(mail.login().orElseThrow().password().reveal()).isEqualTo("se:cret");
    assertThat(mail.toString()).doesNotContain("se:cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail.example.com", "http://mail.example.com", "smtp://", "smtp://a/b"})
  void anything_else_is_refused_and_not_repeated(String url) {
    Reading reading = read(Map.of("TOCSIN_MAIL_URL", url, "TOCSIN_MAIL_FROM", "t@example.com"));

    assertThat(((Reading.Problems) reading).message())
        .contains("TOCSIN_MAIL_URL", "smtp://user:password@host:587")
        .doesNotContain("you gave");
  }

  @Test
  void a_server_without_a_sender_is_of_no_use_nor_the_other_way_round() {
    assertThat(((Reading.Problems) read(Map.of("TOCSIN_MAIL_URL", "smtp://m.example"))).message())
        .contains("mail.url is of no use without mail.from");
    assertThat(((Reading.Problems) read(Map.of("TOCSIN_MAIL_FROM", "t@example.com"))).message())
        .contains("mail.from is of no use without mail.url");
  }
}
