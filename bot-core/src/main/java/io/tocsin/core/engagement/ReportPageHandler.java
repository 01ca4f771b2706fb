package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.engagement.Page.Receipt;
import io.tocsin.core.incident.Draft;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.EngagementOperation.ReportPage;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down that a page has not arrived, which is told in the rooms of its incident. */
public final class ReportPageHandler implements Handler.Changing<ReportPage, Done> {

  @Override
  public Set<Key> keys(ReportPage operation, Call call, State found) {
    return receipts(operation, call).map(receipts -> receipts.keys(found)).orElse(Set.of());
  }

  @Override
  public Decision<Done> decide(ReportPage operation, Call call, State state) {
    return receipts(operation, call)
        .filter(receipts -> state.find(new Key.Page(receipts.page())).isPresent())
        .map(receipts -> Decision.accept(Done.DONE, receipts.add(state)))
        .orElseGet(() ->
            Decision.refuse(new Refusal.NotFound(Resource.PAGE, operation.pageId(), List.of())));
  }

  private static Optional<Receipts> receipts(ReportPage operation, Call call) {
    Receipt receipt = new Receipt(ReceiptType.ERROR, Draft.moment(call), operation.error());
    return ContactArns.pageId(call.settings().account(), operation.pageId())
        .map(id -> new Receipts(id, receipt, call));
  }
}
