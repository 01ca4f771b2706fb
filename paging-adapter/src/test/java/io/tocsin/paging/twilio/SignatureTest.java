package io.tocsin.paging.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.access.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of Twilio's documentation, "Validating requests". */
class SignatureTest {
  private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
  private static final String GIVEN = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
  private static final String FORM =
      "Digits=1234&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309"
          + "&CallSid=CA1234567890ABCDE";

  private static Signature signature(String... tokens) {
    return new Signature(List.of(tokens).stream().map(Secret::new).toList());
  }

  private static SortedMap<String, TreeSet<String>> fields(String form) {
    return Form.read(form.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void what_twilio_has_signed_fits() {
    assertThat(signature("12345").fits(GIVEN, URL, fields(FORM))).isTrue();
  }

  @Test
  void the_token_of_any_account_will_do() {
    assertThat(signature("another", "12345").fits(GIVEN, URL, fields(FORM))).isTrue();
    assertThat(signature("another").fits(GIVEN, URL, fields(FORM))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RSOYDt4T1cUTdK1PDd93/VVr8B9=", "rsoydt4t1cutdk1pdd93/vvr8b8="})
  void another_signature_does_not_fit(String given) {
    assertThat(signature("12345").fits(given, URL, fields(FORM))).isFalse();
  }

  @Test
  void nothing_of_what_was_signed_may_change() {
    Signature signature = signature("12345");

    assertThat(signature.fits(GIVEN, URL, fields(FORM.replace("1234&", "1235&")))).isFalse();
    assertThat(signature.fits(GIVEN, URL, fields(FORM + "&More=1"))).isFalse();
    assertThat(signature.fits(GIVEN, URL.replace("bar=2", "bar=3"), fields(FORM))).isFalse();
    assertThat(signature.fits(GIVEN, URL.replace("https", "http"), fields(FORM))).isFalse();
  }

  @Test
  void the_usual_port_may_be_said_or_not() {
    String withPort = "https://mycompany.com:443/myapp.php?foo=1&bar=2";

    assertThat(signature("12345").fits(GIVEN, withPort, fields(FORM))).isTrue();
  }
}
