package io.tocsin.slack;

import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Delivery.Rejected;
import io.tocsin.core.chat.Delivery.RetryLater;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.UserGroups;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * User groups of Slack. A call replaces the whole list, so one that was not answered may be made
 * again.
 *
 * <p>https://docs.slack.dev/reference/methods/usergroups.users.update
 */
record SlackUserGroups(SlackApi api) implements UserGroups {
  private static final Pattern NAME = Pattern.compile("(T[A-Z0-9]+)/(S[A-Z0-9]+)");

  @Override
  public Delivery set(Room group, List<String> people) {
    Matcher name = NAME.matcher(group.name());
    if (!group.platform().equals(SlackPlatform.NAME) || !name.matches()) {
      return new Rejected("this is no user group of Slack: " + group.name());
    }
    try {
      return set(name.group(1), name.group(2), people);
    } catch (Unavailable away) {
      return new RetryLater(away.retryAfter(), "the database is away");
    }
  }

  private Delivery set(String team, String group, List<String> people) {
    Called<String> called =
        api.call(
                team,
                methods -> methods.usergroupsUsersUpdate(r -> r.usergroup(group).users(people)))
            .map(done -> group);
    return Called.delivery(called);
  }
}
