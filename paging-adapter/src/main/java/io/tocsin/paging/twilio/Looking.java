package io.tocsin.paging.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.paging.twilio.TwilioConfig.Account;
import io.tocsin.paging.twilio.TwilioPager.Look;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks whether an account would do what it is asked for, without asking for it. */
record Looking(TwilioConfig config, TwilioApi api) {

  Look at(Account account) {
    Seen seen = api.get(account, ".json");
    String status = seen.found().map(it -> it.path("status").asText()).orElse("");
    if (seen.found().isEmpty()) {
      return new Look(account.sid(), Optional.of(seen.trouble()), List.of());
    }
    return status.equals("active")
        ? new Look(account.sid(), Optional.empty(), notes(account))
        : new Look(account.sid(), Optional.of("the account is " + status), List.of());
  }

  private List<String> notes(Account account) {
    String number = URLEncoder.encode(account.from(), StandardCharsets.UTF_8);
    Seen seen = api.get(account, "/IncomingPhoneNumbers.json?PhoneNumber=" + number);
    return seen.found()
        .map(it -> it.path("incoming_phone_numbers").path(0))
        .map(it -> notes(account, it))
        .orElseGet(() -> List.of("its numbers could not be looked at: " + seen.trouble()));
  }

  private List<String> notes(Account account, JsonNode number) {
    if (number.isMissingNode()) {
      return List.of(account.from() + " is no number that the account has bought");
    }
    List<String> notes = new ArrayList<>();
    Stream.of("sms", "voice")
        .filter(it -> !number.path("capabilities").path(it).asBoolean())
        .forEach(it -> notes.add(account.from() + " cannot do " + it));
    String replies = number.path("sms_url").asText();
    config
        .replies()
        .map(Object::toString)
        .filter(wanted -> !wanted.equals(replies))
        .ifPresent(wanted ->
            notes.add(
                "answers to %s go to %s; to count, they have to go to %s"
                    .formatted(account.from(), replies.isEmpty() ? "nowhere" : replies, wanted)));
    return notes;
  }
}
