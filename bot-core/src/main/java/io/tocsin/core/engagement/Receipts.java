package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.engagement.Page.Receipt;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What has become of a page is written down; what went wrong is told in the incident's rooms. */
record Receipts(UUID page, Receipt receipt, Call call) {

  Set<Key> keys(State found) {
    Key.Page key = new Key.Page(page);
    Set<Key> keys = new HashSet<>(Set.of(key));
    if (receipt.type() == ReceiptType.ERROR && found.knows(key)) {
      found.find(key).ifPresent(known -> addKeys(known, keys, found));
    }
    return keys;
  }

  private static void addKeys(Page page, Set<Key> keys, State found) {
    Key.Engagement key = new Key.Engagement(page.engagement());
    keys.add(key);
    keys.add(new Key.Contact(page.contact()));
    if (found.knows(key)) {
      found
          .find(key)
          .flatMap(engagement -> Optional.ofNullable(engagement.incident()))
          .ifPresent(incident -> keys.add(new Key.IncidentById(incident)));
    }
  }

  /** A type that it has already is not added once more. */
  List<Change> add(State state) {
    return state
        .find(new Key.Page(page))
        .filter(known -> known.receipt(receipt.type()).isEmpty())
        .map(known -> add(known, state))
        .orElse(List.of());
  }

  private List<Change> add(Page known, State state) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.File(known.with(receipt)));
    if (receipt.type() == ReceiptType.ERROR) {
      incident(known, state).ifPresent(incident -> changes.addAll(tell(incident, known, state)));
    }
    return changes;
  }

  private static Optional<Incident> incident(Page page, State state) {
    return state
        .find(new Key.Engagement(page.engagement()))
        .flatMap(engagement -> Optional.ofNullable(engagement.incident()))
        .flatMap(state::incident)
        .filter(incident -> !incident.deleted());
  }

  private List<Change> tell(Incident incident, Page page, State state) {
    Draft draft = new Draft(incident, call);
    draft.tell(
        "⚠ The page to %s (%s) did not arrive: %s."
            .formatted(
                new Reach(state, draft.now()).name(page.contact()),
                Telling.word(page.where().type()),
                receipt.info()));
    return draft.changes();
  }
}
