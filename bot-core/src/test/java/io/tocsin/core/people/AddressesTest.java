package io.tocsin.core.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Refusal;
import io.tocsin.core.operation.ChannelType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SMS|+15550100123",
        "VOICE|+4930123456",
        "EMAIL|sam@example.com",
        "EMAIL|sam.o'neil+pages@mail.example.co.uk",
        "CHAT|local:sam",
        "CHAT|slack:T0001/U0001",
        "PUSH|ntfy://ntfy.sh/my-topic",
        "PUSH|https://hooks.example.com/page?to=sam",
      })
  void addresses_of_each_type(ChannelType type, String address) {
    assertThat(Addresses.refusal(type, address)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SMS|0555 1234",
        "SMS|15550100123",
        "SMS|+05550100123",
        "SMS|+1555",
        "SMS|+1234567890123456",
        "SMS|+1 555 0100 123",
        "SMS|+1555010012٣",
        "VOICE|sam@example.com",
        "EMAIL|sam",
        "EMAIL|sam@",
        "EMAIL|@example.com",
        "EMAIL|sam@localhost",
        "EMAIL|sam@@example.com",
        "EMAIL|sam..o@example.com",
        "EMAIL|.sam@example.com",
        "EMAIL|sam@-example.com",
        "EMAIL|sam@example.com,ann@example.com",
        "EMAIL|Sam <sam@example.com>",
        "EMAIL|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com",
        "EMAIL|+15550100123",
        "CHAT|sam",
        "CHAT|local:",
        "CHAT|local:sam:x",
        "PUSH|ntfy.sh/my-topic",
        "PUSH|ntfy://ntfy.sh",
        "PUSH|ftp://example.com/x",
        "PUSH|https://exa mple.com/x",
      })
  void what_is_none_is_refused_with_an_example_of_what_is(ChannelType type, String address) {
    assertThat(Addresses.refusal(type, address).orElseThrow())
        .isInstanceOfSatisfying(
            Refusal.Invalid.class,
            invalid -> {
              assertThat(invalid.violations()).hasSize(1);
              assertThat(invalid.violations().getFirst().path())
                  .isEqualTo("deliveryAddress.simpleAddress");
              assertThat(invalid.violations().getFirst().value()).isEqualTo(address);
              assertThat(invalid.violations().getFirst().constraint()).contains(": ");
            });
  }
}
