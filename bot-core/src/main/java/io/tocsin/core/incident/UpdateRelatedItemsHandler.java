package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.Json;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.Settings;
import io.tocsin.core.incident.EventData.ModifiedAttribute;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.RelatedItemOperation.ItemIdentifier;
import io.tocsin.core.operation.RelatedItemOperation.ItemValue;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItemsUpdate;
import io.tocsin.core.operation.RelatedItemOperation.UpdateRelatedItems;
import io.tocsin.core.operation.TimelineOperation.EventReference;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Adds or removes one item. An item with an identifier that is there already replaces the title of
 * the one that is there; with the same title too, nothing is written.
 */
public final class UpdateRelatedItemsHandler implements Handler.Changing<UpdateRelatedItems, Done> {

  @Override
  public Set<Key> keys(UpdateRelatedItems operation, Call call, State found) {
    return Lookup.keys(operation.incidentRecordArn(), call);
  }

  @Override
  public Decision<Done> decide(UpdateRelatedItems operation, Call call, State state) {
    return Lookup.incident(operation.incidentRecordArn(), call, state)
        .map(incident -> change(new Draft(incident, call), operation.relatedItemsUpdate()))
        .orElseGet(() -> Decision.refuse(Lookup.noIncident(operation.incidentRecordArn())));
  }

  static Refusal tooMany(Resource kind, String name) {
    return new Refusal.QuotaExceeded(
        "related items of an incident", Settings.RELATED_ITEMS, kind, name);
  }

  private static Decision<Done> change(Draft draft, RelatedItemsUpdate update) {
    RelatedItems items = new RelatedItems(draft.incident().relatedItems());
    RelatedItem toAdd = update.itemToAdd();
    return toAdd != null
        ? add(draft, items, toAdd)
        : remove(draft, items, Objects.requireNonNull(update.itemToRemove()));
  }

  private static Decision<Done> add(Draft draft, RelatedItems items, RelatedItem item) {
    Optional<RelatedItem> same = items.find(item.identifier());
    if (same.isPresent() && Objects.equals(same.get().title(), item.title())) {
      return Decision.accept(Done.DONE);
    }
    if (same.isEmpty() && items.isFull()) {
      return Decision.refuse(tooMany(Resource.INCIDENT_RECORD, draft.incident().arn()));
    }
    RelatedItems more = items.put(item, draft.call().ids());
    RelatedItem asKept = more.find(item.identifier()).orElseThrow();
    RelatedItem asAsked = new RelatedItem(null, item.identifier(), item.title());
    draft.tell("Related item added by %s: %s".formatted(who(draft), words(item)));
    return write(draft, more, asKept, new RelatedItemsUpdate(asAsked, null));
  }

  private static Decision<Done> remove(Draft draft, RelatedItems items, ItemIdentifier identifier) {
    Optional<RelatedItem> item = items.find(identifier);
    if (item.isEmpty()) {
      return Decision.refuse(
          new Refusal.NotFound(Resource.RELATED_ITEM, words(identifier.value()), List.of()));
    }
    draft.tell("Related item removed by %s: %s".formatted(who(draft), words(item.get())));
    return write(
        draft, items.without(item.get()), item.get(), new RelatedItemsUpdate(null, identifier));
  }

  private static Decision<Done> write(
      Draft draft, RelatedItems items, RelatedItem item, RelatedItemsUpdate update) {
    draft.become(draft.incident().withRelatedItems(items.items()));
    ModifiedAttribute changed = new ModifiedAttribute("relatedItems", Json.write(update));
    EventReference itself = new EventReference(null, draft.incident().arn());
    EventReference reference = new EventReference(item.generatedId(), null);
    RecordUpdate.write(draft, List.of(changed), List.of(itself, reference));
    return Decision.accept(Done.DONE, draft.changes());
  }

  private static String words(RelatedItem item) {
    String value = Quoted.line(words(item.identifier().value()));
    String title = item.title();
    return title == null || title.isBlank() ? value : Quoted.text(title) + " (" + value + ")";
  }

  private static String words(ItemValue value) {
    return Stream.of(value.arn(), value.url(), value.metricDefinition())
        .filter(Objects::nonNull)
        .findFirst()
        .or(() -> Optional.ofNullable(value.pagerDutyIncidentDetail()).map(it -> it.id()))
        .orElse("");
  }

  private static String who(Draft draft) {
    return draft.call().caller().displayName();
  }
}
