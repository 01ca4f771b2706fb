package io.tocsin.core.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.core.access.Secret;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reflective picture of a record of the vocabulary: read once for each class and kept. A record
 * whose components hold something that {@link Kind} does not know is a bug and fails at once.
 */
public final class Shape {
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shape(type.asSubclass(Record.class));
        }
      };

  private final Class<? extends Record> type;
  private final List<RecordComponent> components;
  private final List<Member> members;
  private final Map<String, Integer> positions = new HashMap<>();
  private final Constructor<? extends Record> constructor;

  private Shape(Class<? extends Record> type) {
    this.type = type;
    this.components = List.of(type.getRecordComponents());
    this.members = components.stream().map(Shape::member).toList();
    for (int i = 0; i < members.size(); i++) {
      positions.put(members.get(i).name(), i);
      positions.put(members.get(i).capitalized(), i);
    }
    this.constructor = canonical(type, components);
  }

  public static Shape of(Class<? extends Record> type) {
    return SHAPES.get(type);
  }

  public Class<? extends Record> type() {
    return type;
  }

  /** The members in declared order. */
  public List<Member> members() {
    return members;
  }

  /** True if exactly one member must be set. */
  public boolean isUnion() {
    return type.isAnnotationPresent(ExactlyOne.class);
  }

  /** Where the member of this name stands, with a small or a capital first letter. */
  Optional<Integer> position(String name) {
    return Optional.ofNullable(positions.get(name));
  }

  /** What a record of this shape holds in the member at the position. */
  @Nullable Object value(Record of, int position) {
    try {
      return components.get(position).getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Not a public record: " + type, e);
    }
  }

  /** The names of the members that are set. */
  List<String> set(Record in) {
    return Stream.iterate(0, i -> i < members.size(), i -> i + 1)
        .filter(i -> value(in, i) != null)
        .map(i -> members.get(i).name())
        .toList();
  }

  /** True if there is a secret among the members themselves. */
  boolean holdsSecret() {
    return members.stream().anyMatch(member -> member.kind() instanceof Kind.Hidden);
  }

  boolean isShownOnce(int position) {
    return components.get(position).isAnnotationPresent(ShownOnce.class);
  }

  /** What to say in place of a member that is shown once. */
  String onceShown(int position) {
    return components.get(position).getAnnotation(ShownOnce.class).value();
  }

  Record create(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Not a plain record: " + type, e);
    }
  }

  private static Member member(RecordComponent component) {
    AnnotatedType place = component.getAnnotatedType();
    boolean required = !place.isAnnotationPresent(Nullable.class);
    return new Member(component.getName(), kind(place), required, Limits.of(place));
  }

  private static Kind kind(AnnotatedType place) {
    if (place instanceof AnnotatedParameterizedType parameterized) {
      return container(parameterized);
    }
    return plain(place.getType());
  }

  private static Kind container(AnnotatedParameterizedType place) {
    AnnotatedType[] inside = place.getAnnotatedActualTypeArguments();
    Type raw = ((ParameterizedType) place.getType()).getRawType();
    if (raw == List.class) {
      return new Kind.ListOf(element(inside[0]));
    }
    if (raw == Map.class && inside[0].getType() == String.class) {
      return new Kind.MapOf(element(inside[0]), element(inside[1]));
    }
    throw new IllegalArgumentException("The vocabulary has no " + place);
  }

  private static Kind.Element element(AnnotatedType place) {
    return new Kind.Element(kind(place), Limits.of(place));
  }

  private static Kind plain(Type type) {
    if (type == String.class) {
      return new Kind.Text();
    } else if (type == Integer.class || type == int.class) {
      return new Kind.Whole();
    } else if (type == Boolean.class || type == boolean.class) {
      return new Kind.Flag();
    } else if (type == Instant.class) {
      return new Kind.Time();
    } else if (type == JsonNode.class) {
      return new Kind.Json();
    } else if (type == Secret.class) {
      return new Kind.Hidden();
    }
    return named(type);
  }

  @SuppressWarnings("unchecked") // isEnum and isRecord have looked
  private static Kind named(Type type) {
    if (type instanceof Class<?> of && of.isEnum()) {
      return Kind.OneOf.of((Class<? extends Enum<?>>) of);
    }
    if (type instanceof Class<?> of && of.isRecord()) {
      return new Kind.Structure(Shape.of(of.asSubclass(Record.class)));
    }
    throw new IllegalArgumentException("The vocabulary has no " + type);
  }

  private static Constructor<? extends Record> canonical(
      Class<? extends Record> type, List<RecordComponent> components) {
    try {
      return type.getDeclaredConstructor(
          components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Not a record: " + type, e);
    }
  }
}
