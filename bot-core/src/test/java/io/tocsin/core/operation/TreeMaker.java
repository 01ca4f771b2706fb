package io.tocsin.core.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes JSON trees by chance: wild ones, and ones that are nearly what an operation wants. */
final class TreeMaker {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> TEXTS =
      List.of(
          "",
          "x",
          "arn:aws:ssm-incidents::111122223333:response-plan/checkout",
          "arn:aws:ssm-contacts:us-east-1:111122223333:contact/sam",
          "arn:aws:iam::111122223333:role/Ops",
          "2023-03-31T20:30",
          "OPEN",
          "naïve 🔥",
          "\uD800",
          "a\0",
          "y".repeat(13_000));

  private static final List<JsonNode> ODD =
      List.of(
          JSON.nullNode(),
          JSON.missingNode(),
          JSON.binaryNode(new byte[] {1}),
          JSON.pojoNode("x"),
          JSON.booleanNode(true),
          JSON.numberNode(Double.NaN),
          JSON.numberNode(Float.NEGATIVE_INFINITY),
          JSON.numberNode(new BigDecimal("1e-999999999")),
          JSON.numberNode(new BigDecimal("1e999999999")),
          JSON.numberNode(BigInteger.TWO.pow(4000)),
          JSON.numberNode(Long.MIN_VALUE),
          JSON.numberNode(1.5));

  private final Random random;

  TreeMaker(Random random) {
    this.random = random;
  }

  /** Anything, nested no deeper than this. */
  JsonNode wild(int depth) {
    return switch (random.nextInt(depth > 0 ? 4 : 2)) {
      case 0 -> one(ODD);
      case 1 -> JSON.textNode(one(TEXTS));
      case 2 -> list(() -> wild(depth - 1));
      default -> map(() -> wild(depth - 1));
    };
  }

  /** An object that mostly is what the shape wants. */
  JsonNode object(Shape shape) {
    ObjectNode node = JSON.objectNode();
    int only = random.nextInt(Math.max(1, shape.members().size()));
    for (int i = 0; i < shape.members().size(); i++) {
      Member member = shape.members().get(i);
      if (shape.isUnion() ? i == only : member.required() || random.nextInt(4) == 0) {
        node.set(random.nextBoolean() ? member.name() : member.capitalized(), value(member.kind()));
      }
    }
    return rarely() ? node.put(one(TEXTS), 1) : node;
  }

  private JsonNode value(Kind kind) {
    if (rarely()) {
      return wild(2);
    }
    return switch (kind) {
      case Kind.Text _, Kind.Hidden _ -> JSON.textNode(rarely() ? one(TEXTS) : TEXTS.get(2));
      case Kind.Whole _ -> JSON.numberNode(rarely() ? random.nextInt() : 1 + random.nextInt(5));
      case Kind.Flag _ -> JSON.booleanNode(random.nextBoolean());
      case Kind.Time _ -> JSON.numberNode(random.nextDouble() * 2e9);
      case Kind.Json _ -> wild(3);
      case Kind.OneOf oneOf -> JSON.textNode(one(oneOf.values()));
      case Kind.Structure(Shape shape) -> object(shape);
      case Kind.ListOf(var element) -> list(() -> value(element.kind()));
      case Kind.MapOf(_, var inner) -> map(() -> value(inner.kind()));
    };
  }

  private JsonNode list(Supplier<JsonNode> item) {
    ArrayNode node = JSON.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      node.add(item.get());
    }
    return node;
  }

  private JsonNode map(Supplier<JsonNode> value) {
    ObjectNode node = JSON.objectNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      node.set(rarely() ? one(TEXTS) : "key" + i, value.get());
    }
    return node;
  }

  private boolean rarely() {
    return random.nextInt(20) == 0;
  }

  private <T> T one(List<? extends T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
