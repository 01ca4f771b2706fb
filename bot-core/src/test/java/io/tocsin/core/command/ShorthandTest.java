package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShorthandTest {

  /** What version 1.45 of the AWS CLI makes of the same texts. */
  static Stream<JsonNode> read() throws IOException {
    try (InputStream in =
        ShorthandTest.class.getResourceAsStream("shorthand-read-by-aws-cli.json")) {
      JsonNode all =
          new ObjectMapper()
              .readTree(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
      return StreamSupport.stream(all.spliterator(), false).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("read")
  void should_read_what_the_aws_cli_reads(JsonNode example) {
    Cursor in = new Cursor(Normalised.of(example.path("typed").asText()));
    Value value = new Shorthand(in, Set.of()).element();
    assertThat(in.done()).isTrue();
    assertThat(json(value)).isEqualTo(example.path("read"));
  }

  private static JsonNode json(Value value) {
    return switch (value) {
      case Value.Scalar scalar -> TextNode.valueOf(scalar.literal());
      case Value.Nothing _ -> NullNode.instance;
      case Value.Items items -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.values().forEach(each -> array.add(json(each)));
        yield array;
      }
      case Value.Members members -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.values().forEach((name, each) -> object.set(name.text(), json(each)));
        yield object;
      }
    };
  }
}
