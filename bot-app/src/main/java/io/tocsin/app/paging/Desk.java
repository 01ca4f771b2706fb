package io.tocsin.app.paging;

import io.tocsin.core.Caller;
import io.tocsin.core.Outcome;
import io.tocsin.core.Settings;
import io.tocsin.core.Tocsin;
import io.tocsin.core.incident.House;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.operation.EngagementOperation.AcceptCodeValidation;
import io.tocsin.core.operation.EngagementOperation.AcceptPage;
import io.tocsin.core.operation.EngagementOperation.AcceptType;
import io.tocsin.core.operation.EngagementOperation.ReceiveReply;
import io.tocsin.core.operation.EngagementOperation.ReceiveReplyOutput;
import io.tocsin.core.operation.EngagementOperation.ReportPage;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.writer.Queries;
import io.tocsin.paging.twilio.TwilioReplies;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where answers to pages come in, whichever way they came. Everything goes through the door. */
record Desk(Tocsin tocsin, Queries queries, Settings settings, ZoneId zone)
    implements TwilioReplies.Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  Optional<Standing> standing(UUID page) {
    return Standing.of(page, queries);
  }

  String told(Standing standing) {
    return standing.told(settings.account(), zone);
  }

  /**
   * Acknowledges a page for whom it was sent to, unless it waits no more.
   *
   * @param way by which it was, as its receipt says it
   * @return how it stands then; empty if there is no such page
   */
  Optional<Standing> acknowledge(UUID id, String way) {
    Optional<Standing> before = standing(id);
    if (before.isEmpty() || !before.get().waits()) {
      return before;
    }
    Page page = new Page(before.get());
    tocsin.execute(page.owner(settings), page.accept(AcceptType.READ, way));
    return standing(id);
  }

  @Override
  public String reply(String from, String text) {
    ReceiveReply reply = new ReceiveReply(ChannelType.SMS, from, text);
    return switch (tocsin.execute(House.caller(settings.account()), reply)) {
      case Outcome.Accepted<ReceiveReplyOutput>(ReceiveReplyOutput output) -> output.answer();
      case Outcome.Refused<ReceiveReplyOutput> refused -> {
        LOG.warn("A short message was refused: {}", refused.refusal().getClass().getSimpleName());
        yield "Your answer could not be taken. Use the chat.";
      }
    };
  }

  @Override
  public String pressed(UUID id) {
    boolean waited = standing(id).filter(Standing::waits).isPresent();
    return acknowledge(id, "key 1")
            .map(it -> (waited ? "Acknowledged. " : "Nobody waits for you here. ") + told(it))
            .orElse("This page is not known any more.")
        + " Goodbye.";
  }

  @Override
  public void delivered(UUID id) {
    standing(id)
        .map(Page::new)
        .ifPresent(page ->
            tocsin.execute(
                House.caller(settings.account()), page.accept(AcceptType.DELIVERED, null)));
  }

  @Override
  public void failed(UUID id, String why) {
    standing(id)
        .map(Page::new)
        .ifPresent(page ->
            tocsin.execute(
                House.caller(settings.account()), new ReportPage(page.known().arn(), why)));
  }

  /** A page by the words of the operations on it. */
  private record Page(Standing standing) {
    io.tocsin.core.engagement.Page known() {
      return standing.page();
    }

    Caller owner(Settings settings) {
      String arn = ContactArns.contact(settings, known().contact());
      return new Caller(arn, known().contact(), Caller.Channel.SYSTEM, null, null);
    }

    /** Whoever has the link, or the phone, needs no code. */
    AcceptPage accept(AcceptType type, @Nullable String note) {
      return new AcceptPage(
          known().code(), AcceptCodeValidation.IGNORE, type, null, note, known().arn());
    }
  }
}
