package io.tocsin.slack.fake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** User groups: lists of people that are replaced whole. */
public final class Groups {
  private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
  private final Set<String> strangers = ConcurrentHashMap.newKeySet();
  private volatile Optional<String> refusal = Optional.empty();

  Groups() {}

  /** Somebody makes a group of these people. */
  public void make(String id, String... people) {
    groups.put(id, List.of(people));
  }

  /** Who is in it. */
  public List<String> of(String id) {
    return groups.getOrDefault(id, List.of());
  }

  /** Somebody who is not in the workspace. */
  public void knowsNot(String user) {
    strangers.add(user);
  }

  /** The workspace lets nobody change groups, or pays for none; by Slack's word. */
  public void refuses(String error) {
    refusal = Optional.of(error);
  }

  /** Changes can be made again. */
  public void refusesNothing() {
    refusal = Optional.empty();
  }

  Answered update(Asked asked) {
    String group = asked.text("usergroup");
    List<String> people =
        List.of(asked.text("users").split(",")).stream().filter(one -> !one.isEmpty()).toList();
    if (refusal.isPresent()) {
      return Answered.refused(refusal.get());
    } else if (!groups.containsKey(group)) {
      return Answered.refused("no_such_subteam");
    } else if (people.isEmpty()) {
      return Answered.refused("no_users_provided");
    } else if (people.stream().anyMatch(strangers::contains)) {
      return Answered.refused("invalid_users");
    }
    groups.put(group, people);
    Answered answer = Answered.ok();
    answer.body().putObject("usergroup").put("id", group);
    return answer;
  }
}
