package io.tocsin.core.people;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tocsin.core.operation.ContactType;
import io.tocsin.core.writer.Filed;
import io.tocsin.core.writer.Key;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person, an escalation plan or an on-call schedule.
 *
 * @param alias its name, which never changes
 * @param policy who else may use it, as JSON; stored and not evaluated
 */
public record Contact(
    String alias,
    String arn,
    ContactType type,
    @Nullable String displayName,
    Plan plan,
    Instant createdAt,
    @Nullable String policy)
    implements Filed {

  @Override
  public Key.Contact key() {
    return new Key.Contact(alias);
  }

  /** What people call it. */
  public String name() {
    return displayName == null || displayName.isBlank() ? alias : displayName;
  }

  public Contact with(@Nullable String name, Plan changed) {
    return new Contact(alias, arn, type, name, changed, createdAt, policy);
  }

  public Contact withPolicy(@Nullable String changed) {
    return new Contact(alias, arn, type, displayName, plan, createdAt, changed);
  }

  /**
   * How it is engaged.
   *
   * @param stages one after another; empty for a schedule
   * @param rotations identifiers of those whose people are on call; empty but for a schedule
   */
  public record Plan(List<Stage> stages, List<UUID> rotations) {
    public static final Plan NONE = new Plan(List.of(), List.of());

    public Plan {
      stages = List.copyOf(stages);
      rotations = List.copyOf(rotations);
    }

    /** Whom its stages name, each once. */
    public List<String> contacts() {
      return stages.stream()
          .flatMap(stage -> stage.targets().stream())
          .filter(Target.Whom.class::isInstance)
          .map(target -> ((Target.Whom) target).contact())
          .distinct()
          .toList();
    }
  }

  /**
   * @param minutes how long it lasts; then the next one begins
   */
  public record Stage(int minutes, List<Target> targets) {
    public Stage {
      targets = List.copyOf(targets);
    }
  }

  /** Who or what is engaged when a stage begins. What it names need not exist any more. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Target.Way.class, name = "channel"),
    @JsonSubTypes.Type(value = Target.Whom.class, name = "contact")
  })
  public sealed interface Target {
    /**
     * A channel of the person whose plan it is.
     *
     * @param retryMinutes from one page to the next while the stage lasts; 0 for one page only
     */
    record Way(UUID channel, int retryMinutes) implements Target {}

    /**
     * Somebody else.
     *
     * @param essential whether the answer of this one ends the plan
     */
    record Whom(String contact, boolean essential) implements Target {}
  }
}
