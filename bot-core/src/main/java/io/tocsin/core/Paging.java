package io.tocsin.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.operation.Paged;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one list. A token holds the position of the last item it follows and a fingerprint
 * of the question, so that a token of another list, or of the same one with other filters, is found
 * out.
 *
 * @param <P> a position in the list
 */
public final class Paging<P> {
  private static final String CONSTRAINT =
      "Member must be the nextToken of an earlier answer to the same request";

  private final Paged asked;
  private final String question;
  private final Function<String, Optional<P>> reader;

  /**
   * @param question all that the answer depends on, as text
   * @param reader reads a position back; empty for a text that is none
   */
  public Paging(Paged asked, String question, Function<String, Optional<P>> reader) {
    this.asked = asked;
    this.question = Sha256.hex(asked.getClass().getSimpleName() + question).substring(0, 16);
    this.reader = reader;
  }

  /** Where the page begins: behind a position, or, where that is null, at the start of the list. */
  public record Start<P>(@Nullable P after) {}

  /** One page, and the token that leads to the next; null on the last page. */
  public record Page<T>(List<T> items, @Nullable String nextToken) {}

  /** Where to begin; empty if the token was not made for this question. */
  public Optional<Start<P>> start() {
    String token = asked.nextToken();
    if (token == null || token.isEmpty()) {
      return Optional.of(new Start<>(null));
    }
    return content(token)
        .filter(content -> content.path("q").asText().equals(question))
        .flatMap(content -> reader.apply(content.path("after").asText()))
        .map(Start::new);
  }

  /** How many items to look up: one more than a page holds, to know whether there is another. */
  public int lookUp() {
    return asked.pageSize() + 1;
  }

  /** Cuts what was looked up to one page. */
  public <T> Page<T> page(List<T> lookedUp, Function<T, String> position) {
    if (lookedUp.size() <= asked.pageSize()) {
      return new Page<>(lookedUp, null);
    }
    List<T> items = lookedUp.subList(0, asked.pageSize());
    return new Page<>(items, token(position.apply(items.getLast())));
  }

  /** What is wrong with a token for which {@link #start} was empty. */
  public Refusal alien() {
    return Refusal.Invalid.of(new Violation("nextToken", asked.nextToken(), CONSTRAINT));
  }

  private String token(String after) {
    ObjectNode content = Json.MAPPER.createObjectNode().put("q", question).put("after", after);
    byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Optional<JsonNode> content(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      return Optional.of(Json.MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }
}
