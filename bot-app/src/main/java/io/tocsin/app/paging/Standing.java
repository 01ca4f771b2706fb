package io.tocsin.app.paging;

import io.tocsin.core.engagement.Engagement;
import io.tocsin.core.engagement.Engagement.Ended;
import io.tocsin.core.engagement.Engagement.Wording;
import io.tocsin.core.engagement.Page;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.people.ContactArns;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** How it stands with a page: what for, and who has it by now. */
record Standing(Page page, Engagement engagement, Optional<Incident> incident) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ROOT);

  /** Empty if there is no such page. */
  static Optional<Standing> of(UUID id, Queries queries) {
    return queries.find(new Key.Page(id)).flatMap(page -> of(page, queries));
  }

  private static Optional<Standing> of(Page page, Queries queries) {
    return queries
        .find(new Key.Engagement(page.engagement()))
        .map(engagement ->
            new Standing(
                page,
                engagement,
                Optional.ofNullable(engagement.incident()).flatMap(queries::incident)));
  }

  /** Whether it can still be acknowledged. */
  boolean waits() {
    return page.open() && engagement.isOpen();
  }

  Wording wording() {
    return engagement.wording();
  }

  Instant since() {
    return engagement.startedAt();
  }

  /** Who has it, in a sentence or two. */
  String told(String account, ZoneId zone) {
    String who =
        incident
            .flatMap(it -> Optional.ofNullable(it.progress().acknowledgement()))
            .map(it -> has(it, account) + " since " + time(it.at(), zone) + ".")
            .or(() -> Optional.ofNullable(engagement.ended()).map(it -> ended(it, zone)))
            .or(() -> page.receipt(ReceiptType.READ).map(it -> yours(it, zone)))
            .orElse("Nobody has acknowledged it yet.");
    return resolved() ? who + " It is resolved." : who;
  }

  private boolean resolved() {
    return incident.isPresent() && !incident.get().isOpen();
  }

  private String has(Incident.Acknowledgement taken, String account) {
    return ContactArns.alias(account, taken.by()).filter(page.contact()::equals).isPresent()
        ? "You have it"
        : taken.name() + " has it";
  }

  private static String ended(Ended ended, ZoneId zone) {
    String what =
        switch (ended.why()) {
          case ACKNOWLEDGED -> ended.by() + " has acknowledged it";
          case STOPPED -> ended.by() + " has stopped the paging";
          case RESOLVED -> ended.by() + " has resolved it";
        };
    return what + ": " + time(ended.at(), zone) + ".";
  }

  private static String yours(Page.Receipt read, ZoneId zone) {
    return "You have acknowledged it: " + time(read.at(), zone) + ".";
  }

  static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }
}
