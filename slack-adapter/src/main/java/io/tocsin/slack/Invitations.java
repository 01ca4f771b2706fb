package io.tocsin.slack;

import com.slack.api.methods.response.conversations.ConversationsInviteResponse;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Delivered;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.slack.Called.Done;
import io.tocsin.slack.Called.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings people into channels. Slack takes a list of them as a whole or not at all; who is the
 * reason that it does not is left out, and the others are invited again.
 */
record Invitations(SlackApi api) {
  private static final Logger LOG = LoggerFactory.getLogger(Invitations.class);
  private static final Pattern PERSON = Pattern.compile("(?:([TE][A-Z0-9]+)/)?([UW][A-Z0-9]+)");
  private static final int AT_ONCE = 100;

  /** Who got in, and why others did not. */
  private static final class Tally {
    private int inside;
    private int outside;
    private @Nullable String why;

    void inside(int more) {
      inside += more;
    }

    void refused(String error) {
      if (Errors.isInside(error)) {
        inside++;
      } else {
        outside++;
        why = why == null ? Errors.inWords(error, null) : why;
      }
    }
  }

  /**
   * @param people {@code U…}, or {@code T…/U…}
   */
  Delivery invite(Place place, List<String> people) {
    Tally tally = new Tally();
    List<String> wanted = known(place, people, tally);
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      List<String> some = wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE));
      Optional<Delivery> end = together(place, some, tally);
      if (end.isPresent()) {
        return end.get();
      }
    }
    return told(place, tally);
  }

  private static Delivery told(Place place, Tally tally) {
    if (tally.outside > 0) {
      LOG.info("{} of those invited to {} stay outside: {}", tally.outside, place, tally.why);
    }
    return tally.why == null || tally.inside > 0
        ? new Delivered(place.channel())
        : new Rejected("nobody could be invited: " + tally.why);
  }

  /** Each once; whoever cannot be somebody of this workspace is not asked for. */
  private static List<String> known(Place place, List<String> people, Tally tally) {
    Set<String> known = new LinkedHashSet<>();
    for (String person : people) {
      Matcher matcher = PERSON.matcher(person);
      if (matcher.matches()
          && Objects.requireNonNullElse(matcher.group(1), place.team()).equals(place.team())) {
        known.add(matcher.group(2));
      } else {
        tally.refused("user_not_found");
      }
    }
    return List.copyOf(known);
  }

  /** Empty if it can go on with others. */
  private Optional<Delivery> together(Place place, List<String> people, Tally tally) {
    Map<String, String> blamed = new HashMap<>();
    Called<String> called = ask(place, people, blamed);
    if (called instanceof Done<String>) {
      tally.inside(people.size());
      return Optional.empty();
    }
    return called instanceof Refused<String>(String error, String _) && Errors.isPersonal(error)
        ? without(place, people, blamed, error, tally)
        : Optional.of(Called.delivery(called));
  }

  private Optional<Delivery> without(
      Place place, List<String> people, Map<String, String> blamed, String error, Tally tally) {
    blamed.keySet().retainAll(people);
    if (people.size() == 1) {
      tally.refused(error);
      return Optional.empty();
    } else if (blamed.isEmpty()) {
      return oneByOne(place, people, tally);
    }
    blamed.values().forEach(tally::refused);
    List<String> others = new ArrayList<>(people);
    others.removeAll(blamed.keySet());
    return others.isEmpty() ? Optional.empty() : together(place, others, tally);
  }

  private Optional<Delivery> oneByOne(Place place, List<String> people, Tally tally) {
    for (String person : people) {
      Optional<Delivery> end = together(place, List.of(person), tally);
      if (end.isPresent()) {
        return end;
      }
    }
    return Optional.empty();
  }

  /**
   * @param blamed is filled with those who are the reason of a refusal, where Slack names them
   */
  private Called<String> ask(Place place, List<String> people, Map<String, String> blamed) {
    return api.call(
            place.team(),
            methods ->
                blaming(
                    methods.conversationsInvite(r -> r.channel(place.channel()).users(people)),
                    blamed))
        .map(answer -> place.channel());
  }

  private static ConversationsInviteResponse blaming(
      ConversationsInviteResponse answer, Map<String, String> blamed) {
    Optional.ofNullable(answer.getErrors()).orElse(List.of()).stream()
        .filter(it -> it.getUser() != null && it.getError() != null)
        .forEach(it -> blamed.put(it.getUser(), Errors.word(it.getError())));
    return answer;
  }
}
