package io.tocsin.core.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue of all operations. It is read off the sealed hierarchy of {@link Operation}, so
 * none can be missing.
 */
public final class Operations {
  /** The service of the operations that AWS's API has. */
  public static final String SSM_INCIDENTS = "ssm-incidents";

  /** The service of the operations on people, pages and on-call schedules. */
  public static final String SSM_CONTACTS = "ssm-contacts";

  /** The service of Tocsin's own operations. */
  public static final String TOCSIN = "tocsin";

  /** The groups of {@link #SSM_CONTACTS}. */
  private static final List<Class<?>> CONTACTS =
      List.of(
          ContactOperation.class,
          ChannelOperation.class,
          ContactTagOperation.class,
          RotationOperation.class,
          EngagementOperation.class);

  /** Commands by other names: AWS's guide to the chat spells one of its own commands wrongly. */
  private static final Map<String, String> SYNONYMS =
      Map.of("list-response-plan", "list-response-plans");

  private static final Properties HELP = help();

  private static final Map<Class<?>, Entry> BY_TYPE =
      records(Operation.class)
          .map(Operations::entry)
          .collect(Collectors.toUnmodifiableMap(Entry::type, Function.identity()));

  /** Where two services have the same name, the one that comes first in {@link #services}. */
  private static final List<Entry> ALL =
      BY_TYPE.values().stream()
          .sorted(
              Comparator.comparing(Entry::name)
                  .thenComparing(entry -> services().indexOf(entry.service())))
          .toList();

  private static final Map<String, Entry> BY_NAME = first(Entry::name);

  private static final Map<String, Entry> BY_COMMAND = first(Entry::command);

  private static final Map<String, Entry> BY_SERVICE =
      ALL.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  entry -> entry.service() + " " + entry.command(), Function.identity()));

  private Operations() {}

  /**
   * One operation.
   *
   * @param name in the wire API's spelling: {@code StartIncident}
   * @param service {@link #SSM_INCIDENTS}, {@link #SSM_CONTACTS}, or {@link #TOCSIN} for our own
   * @param command on the command line: {@code start-incident}
   * @param answer the record that it answers with
   * @param own true if AWS's API does not have it
   * @param destructive true if it takes something from sight
   * @param help one line that says what it does
   * @param options in declared order
   */
  public record Entry(
      String name,
      String service,
      String command,
      Class<? extends Operation<?>> type,
      Class<? extends Record> answer,
      boolean own,
      boolean destructive,
      String help,
      List<Option> options) {

    /** The option of this name, in kebab case without dashes. */
    public Optional<Option> option(String kebab) {
      return options.stream().filter(option -> option.name().equals(kebab)).findFirst();
    }
  }

  /**
   * One option of an operation.
   *
   * @param help one line that says what it is for
   */
  public record Option(Member member, String help) {

    /** In kebab case, without dashes. */
    public String name() {
      return member.option();
    }
  }

  /** All operations, sorted by name. */
  public static List<Entry> all() {
    return ALL;
  }

  /** The services, the one that AWS has first. */
  public static List<String> services() {
    return List.of(SSM_INCIDENTS, SSM_CONTACTS, TOCSIN);
  }

  private static Map<String, Entry> first(Function<Entry, String> name) {
    return ALL.stream()
        .collect(Collectors.toUnmodifiableMap(name, Function.identity(), (first, _) -> first));
  }

  /** The first of {@link #services} that has an operation of this name, in the wire's spelling. */
  public static Optional<Entry> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The same by its command, or by another name for that. */
  public static Optional<Entry> command(String command) {
    return Optional.ofNullable(BY_COMMAND.get(SYNONYMS.getOrDefault(command, command)));
  }

  /** The operation with this command in one service. */
  public static Optional<Entry> command(String service, String command) {
    return Optional.ofNullable(
        BY_SERVICE.get(service + " " + SYNONYMS.getOrDefault(command, command)));
  }

  /** The entry of an operation. */
  public static Entry of(Operation<?> operation) {
    return Objects.requireNonNull(BY_TYPE.get(operation.getClass()));
  }

  /** The entry of an operation's record. */
  public static Entry of(Class<? extends Operation<?>> type) {
    return Objects.requireNonNull(BY_TYPE.get(type));
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(Operations::records)
        : Stream.of(type);
  }

  @SuppressWarnings("unchecked") // what Operation permits are operations
  private static Entry entry(Class<?> type) {
    String command = Member.kebab(type.getSimpleName());
    boolean own = Own.class.isAssignableFrom(type);
    String service = service(type, own);
    String texts = texts(service, command);
    return new Entry(
        type.getSimpleName(),
        service,
        command,
        (Class<? extends Operation<?>>) type,
        answer(type),
        own,
        Destructive.class.isAssignableFrom(type),
        HELP.getProperty(texts, ""),
        options(texts, Shape.of(type.asSubclass(Record.class))));
  }

  private static String service(Class<?> type, boolean own) {
    if (own) {
      return TOCSIN;
    }
    return CONTACTS.stream().anyMatch(group -> group.isAssignableFrom(type))
        ? SSM_CONTACTS
        : SSM_INCIDENTS;
  }

  /** Where the help texts of a command stand: behind its service if another has the name too. */
  private static String texts(String service, String command) {
    String own = service + "." + command;
    return HELP.containsKey(own) ? own : command;
  }

  private static List<Option> options(String command, Shape shape) {
    return shape.members().stream()
        .map(member -> new Option(member, HELP.getProperty(command + "." + member.option(), "")))
        .toList();
  }

  /** Each record says at its group what it answers with: {@code TagOperation<Done>}. */
  private static Class<? extends Record> answer(Class<?> type) {
    return Stream.of(type.getGenericInterfaces())
        .filter(ParameterizedType.class::isInstance)
        .map(group -> ((ParameterizedType) group).getActualTypeArguments()[0])
        .map(Operations::record)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(type + " does not say what it answers"));
  }

  private static Class<? extends Record> record(Type type) {
    return ((Class<?>) type).asSubclass(Record.class);
  }

  private static Properties help() {
    Properties help = new Properties();
    try (InputStream in = Operations.class.getResourceAsStream("help.properties")) {
      help.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The help texts cannot be read", e);
    }
    return help;
  }
}
