package io.tocsin.app.config;

import static io.tocsin.app.config.Setting.TWILIO_ACCOUNT_SID;
import static io.tocsin.app.config.Setting.TWILIO_API_URL;
import static io.tocsin.app.config.Setting.TWILIO_AUTH_TOKEN;
import static io.tocsin.app.config.Setting.TWILIO_FROM;
import static io.tocsin.app.config.Setting.TWILIO_SECOND_ACCOUNT_SID;
import static io.tocsin.app.config.Setting.TWILIO_SECOND_AUTH_TOKEN;
import static io.tocsin.app.config.Setting.TWILIO_SECOND_FROM;

import io.tocsin.app.config.Configuration.Twilio;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what is said of Twilio: nothing at all, one account, or two. */
record TwilioReading(ConfigurationReader reader) {
  private static final List<Setting> FIRST =
      List.of(TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM);
  private static final List<Setting> SECOND =
      List.of(TWILIO_SECOND_ACCOUNT_SID, TWILIO_SECOND_AUTH_TOKEN, TWILIO_SECOND_FROM);

  Twilio read() {
    Twilio twilio =
        new Twilio(
            reader.find(TWILIO_ACCOUNT_SID, Rule.TWILIO_SID),
            reader.find(TWILIO_AUTH_TOKEN, Rule.TWILIO_TOKEN),
            reader.find(TWILIO_FROM, Rule.PHONE_NUMBER),
            reader.find(TWILIO_SECOND_ACCOUNT_SID, Rule.TWILIO_SID),
            reader.find(TWILIO_SECOND_AUTH_TOKEN, Rule.TWILIO_TOKEN),
            reader.find(TWILIO_SECOND_FROM, Rule.PHONE_NUMBER),
            reader.value(TWILIO_API_URL, Rule.API_URL));
    wholeOrNothing(FIRST);
    wholeOrNothing(SECOND);
    if (SECOND.stream().allMatch(reader::has) && FIRST.stream().noneMatch(reader::has)) {
      reader.wrong(
          TWILIO_SECOND_ACCOUNT_SID,
          "twilio.second-account-sid is of no use without twilio.account-sid.");
    }
    return twilio;
  }

  private void wholeOrNothing(List<Setting> account) {
    String lacking =
        account.stream()
            .filter(it -> !reader.has(it))
            .map(Setting::key)
            .collect(Collectors.joining(" and "));
    if (!lacking.isEmpty()) {
      account.stream()
          .filter(reader::has)
          .findFirst()
          .ifPresent(it -> reader.wrong(it, it.key() + " is of no use without " + lacking + "."));
    }
  }
}
