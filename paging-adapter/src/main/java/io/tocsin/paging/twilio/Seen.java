package io.tocsin.paging.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What an account was asked after.
 *
 * @param found empty if it was not told
 * @param trouble why not
 */
record Seen(Optional<JsonNode> found, String trouble) {

  static Seen of(int status, String body) {
    return switch (status) {
      case 200 -> new Seen(Optional.of(Attempt.json(body)), "");
      case 401, 403, 404 ->
          new Seen(Optional.empty(), "Twilio does not know this account with this auth token");
      default -> new Seen(Optional.empty(), "Twilio answers with status " + status);
    };
  }
}
