package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.chat.Room;
import io.tocsin.core.engagement.Engagements;
import io.tocsin.core.incident.EventData.Contact;
import io.tocsin.core.incident.Incident.Origin;
import io.tocsin.core.incident.Incident.Progress;
import io.tocsin.core.incident.Incident.Routing;
import io.tocsin.core.incident.Incident.Timeline;
import io.tocsin.core.incident.Incident.Triggers;
import io.tocsin.core.incident.Triggering.Triggered;
import io.tocsin.core.operation.PlanOperation.Action;
import io.tocsin.core.operation.PlanOperation.SsmAutomation;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.plan.ResponsePlan;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** How an incident begins. */
final class Opening {
  private static final Key.Counter NUMBERS = new Key.Counter("incident-number");

  private Opening() {}

  /** What {@link #decide} looks at. */
  static Set<Key> keys(ResponsePlan plan, Call call, State found) {
    Set<Key> keys = new HashSet<>(Weather.keys(plan.name(), rooms(plan, call), call, found));
    keys.add(NUMBERS);
    keys.add(monthOf(plan, call));
    keys.addAll(Engagements.keysToBegin(engaged(plan, call), call, found));
    return keys;
  }

  /** Counts the incidents of a plan in the current month of UTC. */
  private static Key.Counter monthOf(ResponsePlan plan, Call call) {
    YearMonth month = YearMonth.from(call.now().atOffset(ZoneOffset.UTC));
    return new Key.Counter("plan-month:" + plan.name() + ":" + month);
  }

  static Triggered decide(Trigger trigger, Call call, State state) {
    long number = state.counter(NUMBERS.name()) + 1;
    Weather weather = Weather.after(incident(trigger, number, call), call, state);
    Draft draft = Draft.opening(weather.incident(), call);
    OwnChannels.wanted(draft, trigger.plan().settings().channel());
    writeEvents(draft, trigger);
    Engagements.begin(engaged(trigger.plan(), call), draft, state);
    List<Change> counted = count(draft, trigger.plan(), number, state);
    List<Change> changes = new ArrayList<>(weather.changes());
    changes.addAll(draft.changes());
    changes.addAll(counted);
    changes.addAll(tags(draft.incident(), trigger.plan()));
    return new Triggered(draft.incident(), true, changes);
  }

  private static Incident incident(Trigger trigger, long number, Call call) {
    UUID id = call.ids().next();
    Instant now = Draft.moment(call);
    ResponsePlan plan = trigger.plan();
    Dedupe dedupe = Dedupe.of(plan, trigger.arn(), call.ids());
    return new Incident(
        id,
        Arns.incident(call.settings().account(), plan.name(), id),
        number,
        plan.name(),
        trigger.headline(),
        new Origin(trigger.source(), dedupe.string(), dedupe.key(), now),
        Progress.started(call.caller().arn(), now),
        routing(plan, call),
        triggers(trigger),
        Timeline.EMPTY,
        RelatedItems.NONE.adding(trigger.items(), call.ids()).items(),
        List.of(),
        false,
        1);
  }

  private static Triggers triggers(Trigger trigger) {
    Map<String, Boolean> firing = Watched.fires(trigger.arn(), Map.of());
    return new Triggers(1, trigger.time(), trigger.time(), firing, trigger.label());
  }

  private static Routing routing(ResponsePlan plan, Call call) {
    return new Routing(
        plan.chatChannel(),
        plan.incidentTemplate().notificationTargets(),
        rooms(plan, call),
        plan.settings().resolveOnOk(),
        pages(plan));
  }

  private static List<String> rooms(ResponsePlan plan, Call call) {
    List<String> planned = plan.settings().rooms();
    List<String> rooms = planned.isEmpty() ? List.of(call.settings().defaultRoom()) : planned;
    return Stream.concat(
            rooms.stream().map(Opening::roomId), Stream.ofNullable(call.caller().room()))
        .distinct()
        .toList();
  }

  /** A name without a platform is a room of the local chat. */
  private static String roomId(String room) {
    return room.indexOf(':') < 0 ? new Room("local", room).id() : room;
  }

  /** The aliases of whom the plan engages; contacts of other accounts cannot be. */
  private static List<String> engaged(ResponsePlan plan, Call call) {
    String account = call.settings().account();
    return contacts(plan).stream()
        .flatMap(contact -> ContactArns.alias(account, contact.contactArn()).stream())
        .distinct()
        .toList();
  }

  private static List<String> pages(ResponsePlan plan) {
    return runbooks(plan).stream().map(SsmAutomation::documentName).toList();
  }

  private static void writeEvents(Draft draft, Trigger trigger) {
    draft.write(Merging.event(trigger, true, null), trigger.time(), null);
    List<SsmAutomation> runbooks = runbooks(trigger.plan());
    draft.write(
        new EventData.Start(
            draft.incident().headline().title(),
            contacts(trigger.plan()),
            runbooks.isEmpty() ? null : runbooks.getFirst().documentName(),
            runbooks.isEmpty() ? null : runbooks.getFirst().documentVersion(),
            trigger.arn()),
        draft.now(),
        null);
  }

  private static List<Contact> contacts(ResponsePlan plan) {
    List<String> arns = plan.engagements();
    return (arns == null ? List.<String>of() : arns)
        .stream().map(arn -> new Contact(arn, arn.substring(arn.lastIndexOf('/') + 1))).toList();
  }

  private static List<SsmAutomation> runbooks(ResponsePlan plan) {
    List<Action> actions = plan.actions();
    return (actions == null ? List.<Action>of() : actions)
        .stream().flatMap(action -> Stream.ofNullable(action.ssmAutomation())).toList();
  }

  private static List<Change> count(Draft draft, ResponsePlan plan, long number, State state) {
    Key.Counter month = monthOf(plan, draft.call());
    long before = state.counter(month.name());
    int limit = draft.call().settings().incidentsPerPlanAndMonth();
    if (before < limit && before + 1 >= limit) {
      draft.tell(
          "This is incident %d of plan %s this month, the limit that AWS has. "
                  .formatted(limit, plan.name())
              + "Tocsin refuses none and goes on counting.");
    }
    return List.of(
        new Change.SetCounter(NUMBERS.name(), number),
        new Change.SetCounter(month.name(), before + 1));
  }

  private static List<Change> tags(Incident incident, ResponsePlan plan) {
    Map<String, String> tags = plan.incidentTemplate().incidentTags();
    return tags == null || tags.isEmpty()
        ? List.of()
        : List.of(new Change.PutTags(incident.arn(), tags));
  }
}
