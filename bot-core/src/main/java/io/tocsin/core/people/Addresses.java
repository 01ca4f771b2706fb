package io.tocsin.core.people;

import io.tocsin.core.Refusal;
import io.tocsin.core.Violation;
import io.tocsin.core.operation.ChannelType;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the addresses of contact channels have to look like. */
final class Addresses {
  /** ITU-T E.164: a plus, a country code that begins with no zero, 15 digits at most. */
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

  /** Of what RFC 5321 allows, what mail servers take: no quoted names, no address literals. */
  private static final Pattern MAIL =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

  private static final Pattern CHAT = Pattern.compile("[a-z]+:[^\\s:]{1,200}");
  private static final Pattern PUSH = Pattern.compile("(https?|ntfy)://[^\\s/]+/\\S*");
  private static final int LONGEST_NAME = 64;

  private Addresses() {}

  /** What is wrong with an address of this type; empty if nothing is. */
  static Optional<Refusal> refusal(ChannelType type, String address) {
    boolean fits =
        switch (type) {
          case SMS, VOICE -> NUMBER.matcher(address).matches();
          case EMAIL -> address.indexOf('@') <= LONGEST_NAME && MAIL.matcher(address).matches();
          case CHAT -> CHAT.matcher(address).matches();
          case PUSH -> PUSH.matcher(address).matches();
        };
    return fits
        ? Optional.empty()
        : Optional.of(
            Refusal.Invalid.of(
                new Violation("deliveryAddress.simpleAddress", address, wanted(type))));
  }

  private static String wanted(ChannelType type) {
    return switch (type) {
      case SMS, VOICE -> "Member must be + and the number with its country code: +15550100123";
      case EMAIL -> "Member must be a mail address: sam@example.com";
      case CHAT -> "Member must be somebody in a chat: local:sam, slack:T0001/U0001";
      case PUSH ->
          "Member must be the address of a topic or webhook: ntfy://ntfy.sh/my-topic, or https://…";
    };
  }
}
