package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.Paging;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.engagement.Engagement.Wording;
import io.tocsin.core.incident.Arns;
import io.tocsin.core.operation.EngagementOperation.DescribePage;
import io.tocsin.core.operation.EngagementOperation.DescribePageOutput;
import io.tocsin.core.operation.EngagementOperation.GetVcardOutput;
import io.tocsin.core.operation.EngagementOperation.ListPageReceipts;
import io.tocsin.core.operation.EngagementOperation.ListPageReceiptsOutput;
import io.tocsin.core.operation.EngagementOperation.ListPageResolutions;
import io.tocsin.core.operation.EngagementOperation.ListPageResolutionsOutput;
import io.tocsin.core.operation.EngagementOperation.ListPagesByContact;
import io.tocsin.core.operation.EngagementOperation.ListPagesByContactOutput;
import io.tocsin.core.operation.EngagementOperation.ListPagesByEngagement;
import io.tocsin.core.operation.EngagementOperation.ListPagesByEngagementOutput;
import io.tocsin.core.operation.EngagementOperation.Receipt;
import io.tocsin.core.operation.EngagementOperation.ResolutionContact;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.paging.Pager.Sender;
import io.tocsin.core.paging.VCard;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells of pages and what has become of them. */
public final class PageReading {
  private PageReading() {}

  public static Outcome<DescribePageOutput> describe(
      DescribePage operation, Call call, Queries queries) {
    Optional<Page> page = find(operation.pageId(), call, queries);
    return page.flatMap(known ->
            queries
                .find(new Key.Engagement(known.engagement()))
                .map(engagement -> Outcome.accepted(described(known, engagement, call))))
        .orElseGet(() -> Outcome.refused(unknown(operation.pageId())));
  }

  private static DescribePageOutput described(Page page, Engagement engagement, Call call) {
    Wording wording = engagement.wording();
    return new DescribePageOutput(
        ContactArns.contact(call.settings(), page.contact()),
        wording.content(),
        time(page, ReceiptType.DELIVERED),
        engagement.arn(),
        engagement.incidentArn(),
        page.arn(),
        wording.publicContent(),
        wording.publicSubject(),
        time(page, ReceiptType.READ),
        wording.sender(),
        time(page, ReceiptType.SENT),
        wording.subject());
  }

  private static @Nullable Instant time(Page page, ReceiptType type) {
    return page.receipt(type).map(Page.Receipt::at).orElse(null);
  }

  public static Outcome<ListPagesByContactOutput> byContact(
      ListPagesByContact operation, Call call, Queries queries) {
    Paging<UUID> paging = new Paging<>(operation, operation.contactId(), Arns::uuid);
    Optional<String> contact =
        ContactArns.alias(call.settings().account(), operation.contactId())
            .filter(alias -> queries.find(new Key.Contact(alias)).isPresent());
    if (contact.isEmpty()) {
      return Outcome.refused(
          new Refusal.NotFound(Resource.CONTACT, operation.contactId(), List.of()));
    }
    return paging
        .start()
        .map(start -> queries.pages(contact.get(), start.after(), paging.lookUp()))
        .map(found -> paging.page(found, page -> page.id().toString()))
        .map(page ->
            Outcome.accepted(
                new ListPagesByContactOutput(
                    page.nextToken(), summaries(page.items(), call, queries))))
        .orElseGet(() -> Outcome.refused(paging.alien()));
  }

  public static Outcome<ListPagesByEngagementOutput> byEngagement(
      ListPagesByEngagement operation, Call call, Queries queries) {
    Optional<Engagement> engagement =
        EngagementReading.find(operation.engagementId(), call, queries);
    if (engagement.isEmpty()) {
      return Outcome.refused(EngagementReading.unknown(operation.engagementId()));
    }
    Paging<UUID> paging = new Paging<>(operation, operation.engagementId(), Arns::uuid);
    return paging
        .start()
        .map(start -> pagesOf(engagement.get(), start.after(), paging.lookUp(), queries))
        .map(found -> paging.page(found, page -> page.id().toString()))
        .map(page ->
            Outcome.accepted(
                new ListPagesByEngagementOutput(
                    page.nextToken(), summaries(page.items(), call, queries))))
        .orElseGet(() -> Outcome.refused(paging.alien()));
  }

  private static List<Page> pagesOf(
      Engagement engagement, @Nullable UUID after, int limit, Queries queries) {
    return queries.all(new Key.PagesOf(engagement.id())).stream()
        .filter(page -> after == null || page.id().toString().compareTo(after.toString()) > 0)
        .limit(limit)
        .toList();
  }

  private static List<io.tocsin.core.operation.EngagementOperation.Page> summaries(
      List<Page> pages, Call call, Queries queries) {
    return pages.stream()
        .flatMap(page ->
            queries.find(new Key.Engagement(page.engagement())).stream()
                .map(engagement -> summary(page, engagement, call)))
        .toList();
  }

  private static io.tocsin.core.operation.EngagementOperation.Page summary(
      Page page, Engagement engagement, Call call) {
    return new io.tocsin.core.operation.EngagementOperation.Page(
        ContactArns.contact(call.settings(), page.contact()),
        time(page, ReceiptType.DELIVERED),
        engagement.arn(),
        engagement.incidentArn(),
        page.arn(),
        time(page, ReceiptType.READ),
        engagement.wording().sender(),
        time(page, ReceiptType.SENT));
  }

  public static Outcome<ListPageReceiptsOutput> receipts(
      ListPageReceipts operation, Call call, Queries queries) {
    return find(operation.pageId(), call, queries)
        .map(page -> Outcome.accepted(new ListPageReceiptsOutput(null, receipts(page))))
        .orElseGet(() -> Outcome.refused(unknown(operation.pageId())));
  }

  private static List<Receipt> receipts(Page page) {
    return page.receipts().stream()
        .map(one -> new Receipt(page.where().channelArn(), one.info(), one.at(), one.type()))
        .toList();
  }

  public static Outcome<ListPageResolutionsOutput> resolutions(
      ListPageResolutions operation, Call call, Queries queries) {
    return find(operation.pageId(), call, queries)
        .map(page -> Outcome.accepted(new ListPageResolutionsOutput(null, path(page, call))))
        .orElseGet(() -> Outcome.refused(unknown(operation.pageId())));
  }

  private static List<ResolutionContact> path(Page page, Call call) {
    return page.path().stream()
        .map(hop ->
            new ResolutionContact(
                ContactArns.contact(call.settings(), hop.contact()), hop.stage(), hop.type()))
        .toList();
  }

  private static Optional<Page> find(String arn, Call call, Queries queries) {
    return ContactArns.pageId(call.settings().account(), arn)
        .flatMap(id -> queries.find(new Key.Page(id)));
  }

  private static Refusal unknown(String arn) {
    return new Refusal.NotFound(Resource.PAGE, arn, List.of());
  }

  /** Where pages come from, as a contact for an address book. */
  public static Outcome<GetVcardOutput> vcard(List<Sender> senders) {
    List<String> addresses = senders.stream().map(Sender::address).distinct().toList();
    return Outcome.accepted(new GetVcardOutput(addresses, VCard.of(senders)));
  }
}
