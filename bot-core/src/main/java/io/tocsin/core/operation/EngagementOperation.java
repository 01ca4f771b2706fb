package io.tocsin.core.operation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on engagements and pages. */
public sealed interface EngagementOperation<R> extends Operation<R> {

  record StartEngagement(
      @NotNull @ContactsArn String contactId,
      @NotNull @Size(min = 1, max = 8192) String content,
      @Nullable @ContactsToken String idempotencyToken,
      @Nullable @Size(max = 1024) @ContactsReference String incidentId,
      @Nullable @Size(min = 1, max = 8192) String publicContent,
      @Nullable @Size(min = 1, max = 2048) String publicSubject,
      @NotNull @Size(max = 255) @ContactsReference String sender,
      @NotNull @Size(min = 1, max = 2048) String subject)
      implements EngagementOperation<StartEngagementOutput>, Idempotent {
    @Override
    public @Nullable String clientToken() {
      return idempotencyToken;
    }
  }

  record StartEngagementOutput(String engagementArn) {}

  record StopEngagement(
      @NotNull @ContactsArn String engagementId, @Nullable @Size(max = 255) String reason)
      implements EngagementOperation<Done> {}

  record DescribeEngagement(@NotNull @ContactsArn String engagementId)
      implements EngagementOperation<DescribeEngagementOutput> {}

  record DescribeEngagementOutput(
      String contactArn,
      String content,
      String engagementArn,
      @Nullable String incidentId,
      @Nullable String publicContent,
      @Nullable String publicSubject,
      String sender,
      @Nullable Instant startTime,
      @Nullable Instant stopTime,
      String subject) {}

  record ListEngagements(
      @Nullable @Size(max = 1024) @ContactsReference String incidentId,
      @Nullable @Min(0) @Max(1024) Integer maxResults,
      @Nullable @ContactsToken String nextToken,
      @Nullable @Valid TimeRange timeRangeValue)
      implements EngagementOperation<ListEngagementsOutput>, Paged {}

  record ListEngagementsOutput(List<Engagement> engagements, @Nullable String nextToken) {}

  record DescribePage(@NotNull @ContactsArn String pageId)
      implements EngagementOperation<DescribePageOutput> {}

  record DescribePageOutput(
      String contactArn,
      String content,
      @Nullable Instant deliveryTime,
      String engagementArn,
      @Nullable String incidentId,
      String pageArn,
      @Nullable String publicContent,
      @Nullable String publicSubject,
      @Nullable Instant readTime,
      String sender,
      @Nullable Instant sentTime,
      String subject) {}

  record ListPagesByContact(
      @NotNull @ContactsArn String contactId,
      @Nullable @Min(0) @Max(1024) Integer maxResults,
      @Nullable @ContactsToken String nextToken)
      implements EngagementOperation<ListPagesByContactOutput>, Paged {}

  record ListPagesByContactOutput(@Nullable String nextToken, List<Page> pages) {}

  record ListPagesByEngagement(
      @NotNull @ContactsArn String engagementId,
      @Nullable @Min(0) @Max(1024) Integer maxResults,
      @Nullable @ContactsToken String nextToken)
      implements EngagementOperation<ListPagesByEngagementOutput>, Paged {}

  record ListPagesByEngagementOutput(@Nullable String nextToken, List<Page> pages) {}

  record ListPageReceipts(
      @Nullable @Min(0) @Max(1024) Integer maxResults,
      @Nullable @ContactsToken String nextToken,
      @NotNull @ContactsArn String pageId)
      implements EngagementOperation<ListPageReceiptsOutput>, Paged {}

  record ListPageReceiptsOutput(@Nullable String nextToken, @Nullable List<Receipt> receipts) {}

  record ListPageResolutions(
      @Nullable @ContactsToken String nextToken, @NotNull @ContactsArn String pageId)
      implements EngagementOperation<ListPageResolutionsOutput> {}

  record ListPageResolutionsOutput(
      @Nullable String nextToken, List<ResolutionContact> pageResolutions) {}

  record AcceptPage(
      @NotNull @ContactsCode String acceptCode,
      @Nullable AcceptCodeValidation acceptCodeValidation,
      @NotNull AcceptType acceptType,
      @Nullable @ContactsArn String contactChannelId,
      @Nullable @Size(min = 1, max = 2048) String note,
      @NotNull @ContactsArn String pageId)
      implements EngagementOperation<Done> {}

  record Engagement(
      String contactArn,
      String engagementArn,
      @Nullable String incidentId,
      String sender,
      @Nullable Instant startTime,
      @Nullable Instant stopTime) {}

  record Page(
      String contactArn,
      @Nullable Instant deliveryTime,
      String engagementArn,
      @Nullable String incidentId,
      String pageArn,
      @Nullable Instant readTime,
      String sender,
      @Nullable Instant sentTime) {}

  record Receipt(
      @Nullable String contactChannelArn,
      @Nullable String receiptInfo,
      Instant receiptTime,
      ReceiptType receiptType) {}

  record ResolutionContact(String contactArn, @Nullable Integer stageIndex, ContactType type) {}

  record TimeRange(@Nullable Instant endTime, @Nullable Instant startTime) {}

  enum AcceptType {
    DELIVERED,
    READ
  }

  enum AcceptCodeValidation {
    IGNORE,
    ENFORCE
  }

  /** Stops all that pages somebody for an incident. Tocsin's own. */
  record StopPaging(@NotNull @Arn String arn, @Nullable @Size(max = 255) String reason)
      implements EngagementOperation<StopPagingOutput>, Own {}

  /**
   * @param stopped how many engagements were under way
   */
  record StopPagingOutput(Integer stopped) {}

  /** Where pages come from, as a contact for an address book. Tocsin's own. */
  record GetVcard() implements EngagementOperation<GetVcardOutput>, Own {}

  /**
   * @param addresses mail addresses and numbers, each once; none if pages come from none
   * @param vcard the contact, in the format of address books
   */
  record GetVcardOutput(List<String> addresses, String vcard) {}

  /** Somebody has answered a message that was sent to them. Tocsin's own. */
  record ReceiveReply(
      @NotNull ChannelType channel,
      @NotNull @Size(min = 1, max = 320) String from,
      @NotNull @Size(max = 8192) String text)
      implements EngagementOperation<ReceiveReplyOutput>, Own, ForPrograms {}

  /**
   * @param answer what is sent back to them, one line
   */
  record ReceiveReplyOutput(String answer) {}

  /** A provider has told later that a page has not arrived. Tocsin's own. */
  record ReportPage(@NotNull @ContactsArn String pageId, @NotNull @Size(max = 2048) String error)
      implements EngagementOperation<Done>, Own, ForPrograms {}
}
