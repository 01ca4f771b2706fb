package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.engagement.Page.Receipt;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.incident.Taking;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody answers a page, by whatever way. */
final class Answering {
  /** So many wrong codes, and no other one is looked at. */
  static final int MOST_WRONG = 10;

  private Answering() {}

  /** What {@link #read} looks at, as far as can be told yet. */
  static Set<Key> keys(UUID page, Call call, State found) {
    Key.Page key = new Key.Page(page);
    Set<Key> keys = new HashSet<>(Set.of(key));
    if (found.knows(key)) {
      found.find(key).ifPresent(known -> keys.addAll(Known.keys(known.engagement(), call, found)));
    }
    return keys;
  }

  /**
   * Acknowledges a page. Its incident has this person from now on, unless it has somebody. A page
   * that is answered already, or whose engagement is over, stays as it is.
   *
   * @param info what stands in the receipt
   */
  static List<Change> read(Page page, @Nullable String info, Call call, State state) {
    Optional<Engagement> engagement =
        state.find(new Key.Engagement(page.engagement())).filter(Engagement::isOpen);
    if (engagement.isEmpty() || !page.open()) {
      return List.of();
    }
    return Known.go(
        engagement.get(),
        call,
        state,
        (walk, draft) -> {
          walk.answered(page.contact(), page, info);
          take(page.contact(), draft, state);
        });
  }

  private static void take(String contact, @Nullable Draft draft, State state) {
    if (draft != null
        && draft.incident().isOpen()
        && draft.incident().progress().acknowledgement() == null) {
      String arn = ContactArns.contact(draft.call().settings(), contact);
      Taking.by(draft, arn, new Reach(state, draft.now()).name(contact));
    }
  }

  /** It has arrived, which a provider has told. */
  static List<Change> delivered(Page page, @Nullable String info, Call call) {
    return page.receipt(ReceiptType.DELIVERED).isPresent()
        ? List.of()
        : List.of(
            new Change.File(
                page.with(new Receipt(ReceiptType.DELIVERED, Draft.moment(call), info))));
  }
}
