package io.tocsin.paging.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.access.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where messages may go, and where they may not. */
class AddressTest {
  private static final Set<String> ALLOW = Set.of("127.0.0.1:9099", "chat.internal", "[::1]:80");
  private static final WebhookConfig CONFIG =
      new WebhookConfig(List.of(), Duration.ofSeconds(1), Duration.ofSeconds(2));

  private static Address.Read read(String url) {
    return Address.read(new Secret(url), ALLOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/services/T0/B0/x",
        "https://hooks.chime.aws/incomingwebhooks/1?token=abc",
        "https://chat.example.com:8443/hooks/x",
        "https://93.184.216.34/x",
        "https://[2606:2800:220:1::1]/x",
        "HTTPS://Hooks.Example.com/x",
        "http://127.0.0.1:9099/x",
        "http://chat.internal/x",
        "http://chat.internal:81/x",
        "http://[::1]/x",
        "https://chat.internal/x"
      })
  void an_address_in_public_or_allowed_by_the_operator_fits(String url) {
    assertThat(read(url)).isInstanceOf(Address.Read.Good.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.slack.com/services/T0/B0/x",
        "ftp://hooks.slack.com/x",
        "hooks.slack.com/services",
        "https://",
        "https:/hooks.slack.com/x",
        "https://user@hooks.slack.com/x",
        "https://user:pw@hooks.slack.com/x",
        "https://hooks.slack.com/x#y",
        "https://hooks.slack.com\\@127.0.0.1/x",
        "https://hooks.slack.com/x y",
        "https://hooks.slack.com/x\r\nHost: other",
        "https://hooks.slack.com:99999/x",
        "https://localhost/x",
        "https://localhost./x",
        "https://app.localhost/x",
        "https://127.0.0.1/x",
        "https://127.0.0.1:9098/x",
        "http://127.0.0.1:9098/x",
        "https://10.1.2.3/x",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/x",
        "https://[fd00::1]/x",
        "https://[::ffff:10.0.0.1]/x",
        "https://[::ffff:7f00:1]/x",
        ""
      })
  void everything_else_does_not(String url) {
    assertThat(read(url)).isInstanceOf(Address.Read.Bad.class);
  }

  @Test
  void an_endless_address_does_not_fit() {
    assertThat(read("https://a.example/" + "x".repeat(3000)))
        .isEqualTo(new Address.Read.Bad("must be at most 2048 characters long"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "fc00::1",
        "fdff::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b:1::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "100::1"
      })
  void networks_of_somebodys_own_are_not_public(String literal) {
    assertThat(Network.isPublic(InetAddress.ofLiteral(literal))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.17.255.255",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::1.1.1.1"
      })
  void the_rest_is(String literal) {
    assertThat(Network.isPublic(InetAddress.ofLiteral(literal))).isTrue();
  }

  @Test
  void no_connection_is_made_to_a_literal_address_that_is_not_public() throws IOException {
    try (Receiver receiver = new Receiver();
        OkPoster poster = new OkPoster(CONFIG)) {
      Address address = new Address(HttpUrl.get(receiver.url()), false);

      assertThatThrownBy(() -> poster.post(address, new UUID(0, 0), new byte[0]))
          .isInstanceOf(NotPublic.class)
          .hasMessage("127.0.0.1");
      assertThat(receiver.connections).hasValue(0);
    }
  }

  @Test
  void a_name_is_refused_as_a_whole_if_one_of_its_addresses_is_not_public() throws IOException {
    try (Receiver receiver = new Receiver();
        OkPoster poster =
            new OkPoster(
                CONFIG,
                host -> List.of(InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("::1")))) {
      HttpUrl url = HttpUrl.get("http://hooks.example.com:" + receiver.port() + "/x");

      assertThatThrownBy(() -> poster.post(new Address(url, false), new UUID(0, 0), new byte[0]))
          .isInstanceOf(NotPublic.class)
          .hasMessage("0:0:0:0:0:0:0:1");
      assertThat(receiver.connections).hasValue(0);
    }
  }

  @Test
  void a_connection_looks_at_the_very_address_it_goes_to() throws IOException {
    try (Receiver receiver = new Receiver();
        var socket = new PublicSockets().createSocket()) {
      InetSocketAddress there =
          new InetSocketAddress(receiver.host().split(":")[0], receiver.port());

      assertThatThrownBy(() -> socket.connect(there, 1000)).isInstanceOf(NotPublic.class);
      assertThatThrownBy(() -> socket.connect(there)).isInstanceOf(NotPublic.class);
      assertThat(receiver.connections).hasValue(0);
    }
  }

  @Test
  void a_name_server_that_never_answers_is_not_waited_for() {
    CountDownLatch never = new CountDownLatch(1);
    try (Hosts hosts =
        new Hosts(
            host -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return List.of();
            },
            Duration.ofMillis(20))) {
      assertThatThrownBy(() -> hosts.lookup("slow.example.com"))
          .isInstanceOf(UnknownHostException.class)
          .hasMessage("Looking up the host took too long");
    }
  }
}
