package io.tocsin.core.oncall;

import io.tocsin.core.Violation;
import io.tocsin.core.chat.Room;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The group of people that is to follow a schedule, as it is typed. */
sealed interface GivenGroup {
  /** What takes the group away from a schedule. */
  String NONE = "none";

  Pattern WHOLE = Pattern.compile("slack:T[A-Z0-9]+/S[A-Z0-9]+");

  /** By its identifier, or as Slack writes it when somebody mentions it. */
  Pattern SHORT = Pattern.compile("(?:<!subteam\\^)?(S[A-Z0-9]+)(?:\\|[^>]*)?>?");

  record Right(@Nullable String group) implements GivenGroup {}

  record Wrong(Violation violation) implements GivenGroup {}

  /**
   * @param before what holds if nothing is given
   * @param room tells the workspace of a short identifier
   */
  static GivenGroup of(@Nullable String given, @Nullable HandOver before, String room) {
    if (given == null) {
      return new Right(before == null ? null : before.group());
    } else if (given.equalsIgnoreCase(NONE)) {
      return new Right(null);
    } else if (WHOLE.matcher(given).matches()) {
      return new Right(given);
    }
    Matcher id = SHORT.matcher(given);
    Room where = Room.parse(room);
    return id.matches() && where.platform().equals("slack")
        ? new Right("slack:" + where.name().split("/")[0] + "/" + id.group(1))
        : new Wrong(
            new Violation(
                "group",
                given,
                "Member must be a user group of Slack by its identifier, such as S0123ABCD for a"
                    + " room in its workspace or else slack:T0123ABCD/S0123ABCD; or none"));
  }
}
