package io.tocsin.core.oncall;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Paging;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.RotationOperation;
import io.tocsin.core.operation.RotationOperation.GetRotation;
import io.tocsin.core.operation.RotationOperation.GetRotationOutput;
import io.tocsin.core.operation.RotationOperation.GetRotationOverride;
import io.tocsin.core.operation.RotationOperation.GetRotationOverrideOutput;
import io.tocsin.core.operation.RotationOperation.ListRotationOverrides;
import io.tocsin.core.operation.RotationOperation.ListRotationOverridesOutput;
import io.tocsin.core.operation.RotationOperation.ListRotations;
import io.tocsin.core.operation.RotationOperation.ListRotationsOutput;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells of rotations and their overrides. */
public final class RotationReading {
  private RotationReading() {}

  public static Outcome<GetRotationOutput> get(GetRotation operation, Call call, Queries queries) {
    return RotationLookup.rotation(operation.rotationId(), call, queries)
        .map(one ->
            new GetRotationOutput(
                arns(one.people(), call),
                one.name(),
                one.recurrence(),
                one.arn(),
                one.start(),
                one.zone()))
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(RotationLookup.noRotation(operation.rotationId())));
  }

  static List<String> arns(List<String> aliases, Call call) {
    return aliases.stream().map(alias -> ContactArns.contact(call.settings(), alias)).toList();
  }

  public static Outcome<ListRotationsOutput> list(
      ListRotations operation, Call call, Queries queries) {
    Paging<UUID> paging =
        new Paging<>(operation, String.valueOf(operation.rotationNamePrefix()), Arns::uuid);
    return paging
        .start()
        .map(start -> found(operation, start.after(), paging.lookUp(), queries))
        .map(found -> paging.page(found, one -> one.id().toString()))
        .map(page ->
            new ListRotationsOutput(
                page.nextToken(), page.items().stream().map(one -> told(one, call)).toList()))
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(paging.alien()));
  }

  private static List<StoredRotation> found(
      ListRotations operation, @Nullable UUID after, int limit, Queries queries) {
    String prefix = operation.rotationNamePrefix();
    return queries.all(new Key.AllRotations()).stream()
        .filter(one -> prefix == null || one.name().startsWith(prefix))
        .filter(one -> after == null || one.id().toString().compareTo(after.toString()) > 0)
        .limit(limit)
        .toList();
  }

  private static RotationOperation.Rotation told(StoredRotation one, Call call) {
    return new RotationOperation.Rotation(
        arns(one.people(), call), one.name(), one.recurrence(), one.arn(), one.start(), one.zone());
  }

  public static Outcome<GetRotationOverrideOutput> override(
      GetRotationOverride operation, Call call, Queries queries) {
    Optional<UUID> rotation = RotationLookup.id(operation.rotationId(), call);
    return RotationLookup.overrideId(operation.rotationOverrideId())
        .flatMap(id -> queries.find(new Key.Override(id)))
        .filter(override -> rotation.filter(override.rotation()::equals).isPresent())
        .map(one ->
            new GetRotationOverrideOutput(
                one.createdAt(),
                one.end(),
                arns(one.people(), call),
                operation.rotationId(),
                one.id().toString(),
                one.start()))
        .map(Outcome::accepted)
        .orElseGet(
            () -> Outcome.refused(RotationLookup.noOverride(operation.rotationOverrideId())));
  }

  public static Outcome<ListRotationOverridesOutput> overrides(
      ListRotationOverrides operation, Call call, Queries queries) {
    Optional<StoredRotation> rotation =
        RotationLookup.rotation(operation.rotationId(), call, queries);
    if (rotation.isEmpty()) {
      return Outcome.refused(RotationLookup.noRotation(operation.rotationId()));
    }
    String question =
        operation.rotationId() + "|" + operation.startTime() + "|" + operation.endTime();
    Paging<UUID> paging = new Paging<>(operation, question, Arns::uuid);
    return paging
        .start()
        .map(start -> found(operation, rotation.get(), start.after(), paging.lookUp(), queries))
        .map(found -> paging.page(found, one -> one.id().toString()))
        .map(page ->
            new ListRotationOverridesOutput(
                page.nextToken(), page.items().stream().map(one -> told(one, call)).toList()))
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(paging.alien()));
  }

  private static List<StoredOverride> found(
      ListRotationOverrides operation,
      StoredRotation rotation,
      @Nullable UUID after,
      int limit,
      Queries queries) {
    return queries.all(new Key.OverridesOf(rotation.id())).stream()
        .filter(one -> one.start().isBefore(operation.endTime()))
        .filter(one -> one.end().isAfter(operation.startTime()))
        .filter(one -> after == null || one.id().toString().compareTo(after.toString()) > 0)
        .limit(limit)
        .toList();
  }

  private static RotationOperation.RotationOverride told(StoredOverride one, Call call) {
    return new RotationOperation.RotationOverride(
        one.createdAt(), one.end(), arns(one.people(), call), one.id().toString(), one.start());
  }
}
