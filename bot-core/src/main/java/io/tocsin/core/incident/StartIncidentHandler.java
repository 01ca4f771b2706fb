package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Caller.Channel;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Settings;
import io.tocsin.core.Violation;
import io.tocsin.core.incident.Triggering.Triggered;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordSource;
import io.tocsin.core.operation.IncidentOperation.StartIncident;
import io.tocsin.core.operation.IncidentOperation.StartIncidentOutput;
import io.tocsin.core.operation.IncidentOperation.TriggerDetails;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts an incident, or merges into the open one with the same dedupe string or source. */
public final class StartIncidentHandler
    implements Handler.Changing<StartIncident, StartIncidentOutput> {
  private static final String CUSTOM = "aws.ssm-incidents.custom";
  private static final String RESERVED = "aws.";
  private static final String RESERVED_CONSTRAINT =
      "Member must not begin with 'aws.': such sources are AWS's own services";

  @Override
  public Set<Key> keys(StartIncident operation, Call call, State found) {
    Optional<String> name = planName(operation, call);
    if (name.isEmpty()) {
      return Set.of();
    }
    Key planKey = new Key.Plan(name.get());
    Set<Key> keys = new HashSet<>(Set.of(planKey));
    if (found.knows(planKey)) {
      found
          .plan(name.get())
          .map(plan -> Triggering.keys(plan, triggerArn(operation), call, found))
          .ifPresent(keys::addAll);
    }
    return keys;
  }

  @Override
  public Decision<StartIncidentOutput> decide(StartIncident operation, Call call, State state) {
    Optional<ResponsePlan> plan = planName(operation, call).flatMap(state::plan);
    Optional<Refusal> refusal = refusal(operation, plan, call);
    if (refusal.isPresent()) {
      return Decision.refuse(refusal.get());
    }
    Triggered triggered =
        Triggering.decide(trigger(operation, plan.orElseThrow(), call), call, state);
    return Decision.accept(
        new StartIncidentOutput(triggered.incident().arn()), triggered.changes());
  }

  private static Optional<Refusal> refusal(
      StartIncident operation, Optional<ResponsePlan> plan, Call call) {
    if (plan.isEmpty()) {
      String arn = operation.responsePlanArn();
      return Optional.of(new Refusal.NotFound(Resource.RESPONSE_PLAN, arn, List.of()));
    }
    TriggerDetails details = operation.triggerDetails();
    if (details != null && pretendsToBeAws(details, call)) {
      return Optional.of(
          Refusal.Invalid.of(
              new Violation("triggerDetails.source", details.source(), RESERVED_CONSTRAINT)));
    }
    if (given(operation).stream().map(RelatedItem::identifier).distinct().count()
        > Settings.RELATED_ITEMS) {
      return Optional.of(
          UpdateRelatedItemsHandler.tooMany(Resource.RESPONSE_PLAN, plan.get().arn()));
    }
    return Optional.empty();
  }

  private static boolean pretendsToBeAws(TriggerDetails details, Call call) {
    return call.caller().channel() != Channel.EVENT
        && details.source().regionMatches(true, 0, RESERVED, 0, RESERVED.length());
  }

  private static Trigger trigger(StartIncident operation, ResponsePlan plan, Call call) {
    TriggerDetails details = operation.triggerDetails();
    String by = call.caller().arn();
    String source = details == null ? CUSTOM : details.source();
    String rawData = details == null ? null : details.rawData();
    return new Trigger(
        plan,
        new IncidentRecordSource(by, by, triggerArn(operation), source),
        label(operation, call),
        details == null ? Draft.moment(call) : Trigger.detected(details.timestamp(), call),
        rawData,
        Trigger.headline(plan, operation.title(), operation.impact()),
        Stream.concat(given(operation).stream(), InvolvedResources.of(rawData).stream()).toList());
  }

  private static String label(StartIncident operation, Call call) {
    TriggerDetails details = operation.triggerDetails();
    if (details == null) {
      return call.caller().displayName();
    }
    String alarm = Trigger.alarmName(details.triggerArn());
    return alarm == null ? details.source() : "alarm " + alarm;
  }

  private static List<RelatedItem> given(StartIncident operation) {
    List<RelatedItem> items = operation.relatedItems();
    return items == null ? List.of() : items;
  }

  private static @Nullable String triggerArn(StartIncident operation) {
    TriggerDetails details = operation.triggerDetails();
    return details == null ? null : details.triggerArn();
  }

  private static Optional<String> planName(StartIncident operation, Call call) {
    return Arns.planName(call.settings().account(), operation.responsePlanArn());
  }
}
