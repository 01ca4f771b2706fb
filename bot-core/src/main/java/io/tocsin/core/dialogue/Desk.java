package io.tocsin.core.dialogue;

import io.tocsin.core.chat.Conversation.Group;
import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.incident.Incident;
import io.tocsin.core.incident.Incident.Acknowledgement;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.Queries.IncidentFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is open, sorted by whom it waits for. */
final class Desk {
  /** More of them nobody overlooks. */
  static final int SHOWN = 10;

  private static final int MOST = 100;

  private final Queries queries;
  private final LivingMessage living;

  Desk(Queries queries, LivingMessage living) {
    this.queries = queries;
    this.living = living;
  }

  /**
   * @param viewer the ARN of whoever looks
   */
  List<Group> of(String viewer) {
    List<Incident> open = queries.incidents(IncidentFilter.openIn(null), null, MOST);
    List<Group> groups = new ArrayList<>();
    add(groups, "Yours", open, incident -> isOf(viewer, incident));
    add(groups, "Nobody has these", open, incident -> hasIt(incident) == null);
    add(
        groups,
        "Others have these",
        open,
        incident -> hasIt(incident) != null && !isOf(viewer, incident));
    return groups.isEmpty() ? List.of(new Group("No incident is open.", List.of())) : groups;
  }

  private static @Nullable Acknowledgement hasIt(Incident incident) {
    return incident.progress().acknowledgement();
  }

  private static boolean isOf(String viewer, Incident incident) {
    Acknowledgement has = hasIt(incident);
    return has != null && has.by().equals(viewer);
  }

  private void add(
      List<Group> groups, String name, List<Incident> open, Predicate<Incident> wanted) {
    List<Incident> found = open.stream().filter(wanted).toList();
    if (!found.isEmpty()) {
      groups.add(
          new Group(
              heading(name, found.size(), open.size() == MOST),
              found.stream().limit(SHOWN).map(this::brief).toList()));
    }
  }

  private static String heading(String name, int found, boolean perhapsMore) {
    String count = found + (perhapsMore ? " of the newest " + MOST : "");
    return name + " · " + count + (found > SHOWN ? ", the newest " + SHOWN + " are shown" : "");
  }

  /** Enough of it to know which one it is, and its buttons. */
  private Message brief(Incident incident) {
    Message whole = living.of(incident);
    String line = living.firstLine(incident);
    Acknowledgement has = hasIt(incident);
    List<Section> sections =
        List.of(
            new Section.Paragraph(has == null ? line : line + "\n" + has.name() + " has it"),
            new Section.Moment("Started", incident.origin().createdAt()));
    return new Message(line, whole.tone(), null, sections, whole.actions(), false);
  }
}
