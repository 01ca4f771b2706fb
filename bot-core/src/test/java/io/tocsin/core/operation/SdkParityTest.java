package io.tocsin.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.operation.Answers.NameStyle;
import io.tocsin.core.operation.Answers.TimeStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.ssmcontacts.model.StartEngagementRequest;
import software.amazon.awssdk.services.ssmincidents.model.StartIncidentRequest;

/** Every record has the members of AWS's SDK, no more and no fewer, with the same types. */
class SdkParityTest {
  private static final Map<String, String> MODELS =
      Map.of(
          Operations.SSM_INCIDENTS, StartIncidentRequest.class.getPackageName() + ".",
          Operations.SSM_CONTACTS, StartEngagementRequest.class.getPackageName() + ".");

  @TestFactory
  Stream<DynamicTest> requests_are_those_of_the_sdk() {
    return Vocabulary.ALL.stream()
        .flatMap(one -> compare(one.requests(), one.service(), "Request"));
  }

  @TestFactory
  Stream<DynamicTest> answers_are_those_of_the_sdk() {
    return Vocabulary.ALL.stream()
        .flatMap(one -> compare(one.answers(), one.service(), "Response"));
  }

  @Test
  void every_operation_in_scope_is_compared() {
    assertThat(Vocabulary.ALL.getFirst().entries().map(Operations.Entry::command))
        .containsExactlyInAnyOrder(
            "start-incident",
            "list-response-plans",
            "get-response-plan",
            "create-timeline-event",
            "get-timeline-event",
            "update-timeline-event",
            "delete-timeline-event",
            "list-timeline-events",
            "get-incident-record",
            "list-incident-records",
            "update-incident-record",
            "list-related-items",
            "update-related-items",
            "create-response-plan",
            "update-response-plan",
            "delete-response-plan",
            "delete-incident-record",
            "tag-resource",
            "untag-resource",
            "list-tags-for-resource");
  }

  @Test
  void every_operation_on_people_and_pages_is_compared() {
    assertThat(Vocabulary.ALL.getLast().entries()).hasSize(39);
  }

  @TestFactory
  Stream<DynamicTest> answers_are_spelled_as_the_sdk_reads_them() {
    return Vocabulary.ALL.stream()
        .flatMap(one ->
            one.answers().entrySet().stream()
                .map(entry ->
                    DynamicTest.dynamicTest(
                        entry.getKey(),
                        () ->
                            assertThat(spelled(entry.getValue(), one.service()))
                                .isEqualTo(
                                    spelled(
                                        sdkClass(entry.getKey(), one.service(), "Response"))))));
  }

  private static Set<String> spelled(Shape shape, String service) {
    NameStyle style = NameStyle.of(service);
    return shape.members().stream()
        .map(member -> new Answers(TimeStyle.ISO, style).name(member))
        .collect(Collectors.toSet());
  }

  private static Set<String> spelled(Class<?> type) throws ReflectiveOperationException {
    Object builder = type.getMethod("builder").invoke(null);
    return ((SdkPojo) builder)
        .sdkFields().stream().map(SdkField::locationName).collect(Collectors.toSet());
  }

  private static Stream<DynamicTest> compare(
      Map<String, Shape> shapes, String service, String suffix) {
    assertThat(shapes).hasSizeGreaterThan(20);
    return shapes.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () -> compare(entry.getValue(), sdkClass(entry.getKey(), service, suffix))));
  }

  private static void compare(Shape ours, Class<?> theirs) throws ReflectiveOperationException {
    assertThat(ours(ours)).isEqualTo(theirs(theirs));
    assertThat(ours.isUnion()).as("is a union").isEqualTo(isUnion(theirs));
  }

  private static Class<?> sdkClass(String name, String service, String suffix)
      throws ClassNotFoundException {
    boolean top = Operations.named(name.replaceFirst("Output$", "")).isPresent();
    return Class.forName(
        MODELS.get(service) + (top ? name.replaceFirst("Output$", "") + suffix : name));
  }

  private static Map<String, String> ours(Shape shape) {
    return shape.members().stream()
        .collect(
            Collectors.toMap(
                Member::name, member -> ours(member.kind()), (a, _) -> a, TreeMap::new));
  }

  private static String ours(Kind kind) {
    return switch (kind) {
      case Kind.Text _ -> "string";
      case Kind.Whole _ -> "integer";
      case Kind.Flag _ -> "boolean";
      case Kind.Time _ -> "timestamp";
      case Kind.OneOf oneOf -> "enum " + names(oneOf);
      case Kind.Structure(Shape shape) -> "structure " + shape.type().getSimpleName();
      case Kind.ListOf(var element) -> "list of " + ours(element.kind());
      case Kind.MapOf(_, var value) -> "map of " + ours(value.kind());
      case Kind.Json _, Kind.Hidden _ -> "nothing that AWS has";
    };
  }

  private static Map<String, String> theirs(Class<?> type) throws ReflectiveOperationException {
    Object builder = type.getMethod("builder").invoke(null);
    Map<String, String> members = new TreeMap<>();
    for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
      members.put(small(field.memberName()), theirs(type, field));
    }
    return members;
  }

  private static String theirs(Class<?> type, SdkField<?> field)
      throws ReflectiveOperationException {
    String member = small(field.memberName());
    String name = member.equals("equals") ? "equalsValue" : member;
    Class<?> seen = type.getMethod(name).getReturnType();
    return seen.isEnum() ? "enum " + knownValues(seen) : theirs(field);
  }

  private static String theirs(SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      Class<?> builder = field.constructor().get().getClass();
      return "structure " + builder.getEnclosingClass().getSimpleName();
    } else if (type == MarshallingType.LIST) {
      return "list of " + theirs(field.getTrait(ListTrait.class).memberFieldInfo());
    } else if (type == MarshallingType.MAP) {
      return "map of " + theirs(field.getTrait(MapTrait.class).valueFieldInfo());
    }
    return scalar(type);
  }

  /** The members of ssm-contacts have capitals. */
  private static String small(String member) {
    return member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
  }

  private static TreeSet<String> names(Kind.OneOf oneOf) {
    TreeSet<String> names = new TreeSet<>(oneOf.values());
    names.removeAll(Vocabulary.BEYOND);
    return names;
  }

  private static String scalar(MarshallingType<?> type) {
    Map<MarshallingType<?>, String> names =
        Map.of(
            MarshallingType.STRING, "string",
            MarshallingType.INTEGER, "integer",
            MarshallingType.BOOLEAN, "boolean",
            MarshallingType.INSTANT, "timestamp");
    return names.getOrDefault(type, type.toString());
  }

  private static TreeSet<String> knownValues(Class<?> type) throws ReflectiveOperationException {
    TreeSet<String> values = new TreeSet<>();
    ((Iterable<?>) type.getMethod("knownValues").invoke(null))
        .forEach(value -> values.add(value.toString()));
    return values;
  }

  /** The SDK gives a union a nested enum that tells which member is set. */
  private static boolean isUnion(Class<?> type) {
    return Stream.of(type.getClasses()).anyMatch(inner -> inner.getSimpleName().equals("Type"));
  }
}
