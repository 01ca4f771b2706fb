package io.tocsin.core.engagement;

import io.tocsin.core.chat.Words;
import io.tocsin.core.engagement.Engagement.Ended;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Incident.Acknowledgement;
import io.tocsin.core.operation.ReceiptType;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.Queries;
import java.util.Optional;

/** What somebody who was paged sees when nobody has to answer any more. */
public record PageNews(Queries queries) {

  /** One line: what it was about, and who has it. */
  public String of(Page page) {
    Optional<Engagement> engagement = queries.find(new Key.Engagement(page.engagement()));
    return engagement
        .flatMap(known -> Optional.ofNullable(known.incident()))
        .flatMap(queries::incident)
        .filter(incident -> !incident.deleted())
        .map(incident -> of(incident, page, engagement.get()))
        .orElseGet(() -> withoutIncident(page, engagement));
  }

  private String of(Incident incident, Page page, Engagement engagement) {
    String name = Words.name(incident);
    Acknowledgement has = incident.progress().acknowledgement();
    if (incident.isResolved()) {
      String by = incident.progress().resolvedBy();
      return "✓ %s — resolved%s".formatted(name, by == null ? "" : " by " + by);
    }
    return has == null
        ? "● %s — %s".formatted(name, why(page, engagement))
        : "◐ %s — %s has it".formatted(name, has.name());
  }

  private String withoutIncident(Page page, Optional<Engagement> engagement) {
    return engagement
        .map(known -> "✓ %s — %s".formatted(known.wording().subject(), why(page, known)))
        .orElse("✓ " + acknowledged(page));
  }

  private String why(Page page, Engagement engagement) {
    Ended ended = engagement.ended();
    return ended != null && ended.why() == Engagement.Why.STOPPED
        ? "%s stopped the paging".formatted(ended.by())
        : acknowledged(page);
  }

  private static String acknowledged(Page page) {
    return page.receipt(ReceiptType.READ).isPresent()
        ? "you have acknowledged it"
        : "no answer is needed any more";
  }
}
