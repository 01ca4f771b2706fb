package io.tocsin.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every record of the vocabulary and cannot be seen by looking at one of them. */
class VocabularyRulesTest {

  @Test
  void a_component_is_either_nullable_or_required_by_its_constraints() {
    for (AnnotatedType place : components()) {
      assertThat(place.isAnnotationPresent(NotNull.class))
          .as(place.toString())
          .isNotEqualTo(place.isAnnotationPresent(Nullable.class));
    }
  }

  @Test
  void what_stands_in_a_list_or_a_map_must_not_be_null() {
    for (AnnotatedType place :
        components().stream().flatMap(VocabularyRulesTest::inside).toList()) {
      assertThat(place.isAnnotationPresent(NotNull.class)).as(place.toString()).isTrue();
    }
  }

  @Test
  void records_inside_of_records_are_checked_too() {
    Stream<AnnotatedType> places =
        components().stream().flatMap(place -> Stream.concat(Stream.of(place), inside(place)));
    for (AnnotatedType place : places.filter(VocabularyRulesTest::hasMembers).toList()) {
      assertThat(place.isAnnotationPresent(Valid.class)).as(place.toString()).isTrue();
    }
  }

  @Test
  void no_component_of_a_request_is_primitive_so_that_each_can_be_left_out() {
    assertThat(components())
        .noneMatch(place -> place.getType() instanceof Class<?> type && type.isPrimitive());
  }

  @Test
  void what_takes_a_client_token_is_idempotent_and_what_takes_a_next_token_is_paged() {
    for (Operations.Entry entry : Operations.all()) {
      assertThat(Idempotent.class.isAssignableFrom(entry.type()))
          .as(entry.name())
          .isEqualTo(
              entry.option("client-token").isPresent()
                  || entry.option("idempotency-token").isPresent());
      assertThat(Paged.class.isAssignableFrom(entry.type()))
          .as(entry.name())
          .isEqualTo(entry.option("max-results").isPresent());
    }
  }

  @Test
  void members_stand_in_the_order_of_the_alphabet_as_the_cli_prints_them() {
    Vocabulary.ALL.stream()
        .flatMap(
            one -> Stream.concat(one.requests().values().stream(), one.answers().values().stream()))
        .forEach(shape ->
            assertThat(shape.members())
                .as(shape.type().getSimpleName())
                .extracting(member -> member.name().toLowerCase(Locale.ROOT))
                .isSorted());
  }

  /** {@link Once} looks no deeper. */
  @Test
  void what_is_shown_once_stands_in_the_answer_itself() {
    for (Operations.Entry entry : Operations.all()) {
      Shape answer = Shape.of(entry.answer());
      for (Member member : answer.members()) {
        assertThat(inner(member.kind()).filter(Shape::holdsSecret))
            .as(entry.name() + "." + member.name())
            .isEmpty();
      }
    }
  }

  private static Stream<Shape> inner(Kind kind) {
    return switch (kind) {
      case Kind.Structure(Shape shape) ->
          Stream.concat(
              Stream.of(shape), shape.members().stream().flatMap(member -> inner(member.kind())));
      case Kind.ListOf(Kind.Element element) -> inner(element.kind());
      case Kind.MapOf(Kind.Element key, Kind.Element value) -> inner(value.kind());
      case Kind.Text _, Kind.Whole _, Kind.Flag _, Kind.Time _ -> Stream.empty();
      case Kind.Json _, Kind.Hidden _, Kind.OneOf _ -> Stream.empty();
    };
  }

  @Test
  void a_pattern_is_told_to_people_in_words() {
    assertThat(requests().flatMap(shape -> shape.members().stream()))
        .allSatisfy(member -> assertThat(member.words()).noneMatch(word -> word.contains("^")));
  }

  private static List<AnnotatedType> components() {
    List<AnnotatedType> all =
        requests()
            .flatMap(shape -> Stream.of(shape.type().getRecordComponents()))
            .map(RecordComponent::getAnnotatedType)
            .toList();
    assertThat(all).hasSizeGreaterThan(100);
    return all;
  }

  private static Stream<AnnotatedType> inside(AnnotatedType place) {
    return place instanceof AnnotatedParameterizedType container
        ? Stream.of(container.getAnnotatedActualTypeArguments())
            .flatMap(inner -> Stream.concat(Stream.of(inner), inside(inner)))
        : Stream.of();
  }

  private static boolean hasMembers(AnnotatedType place) {
    return place.getType() instanceof Class<?> type
        && type.isRecord()
        && type.getRecordComponents().length > 0;
  }

  private static Stream<Shape> requests() {
    List<Shape> own = new ArrayList<>();
    for (Operations.Entry entry : Operations.all()) {
      own.add(Shape.of(entry.type().asSubclass(Record.class)));
    }
    return Stream.concat(
            own.stream(), Vocabulary.ALL.stream().flatMap(one -> one.requests().values().stream()))
        .distinct();
  }
}
