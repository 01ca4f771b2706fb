package io.tocsin.slack;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.User;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.Actor;
import io.tocsin.core.chat.Words;
import io.tocsin.slack.SlackConfig.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is: what others call them, and whether they are one of ours. In a channel that two
 * companies share anybody of the other one can mention the bot and press its buttons.
 */
final class People {
  private static final Duration KNOWN = Duration.ofHours(1);
  private static final int MOST = 50_000;
  private static final int LONGEST = 80;

  /** Slack waits three seconds for everything; a name is not worth more than one of them. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final SlackApi api;
  private final AsyncCache<Key, Member> known;

  People(SlackApi api, Clock clock, Executor executor) {
    this.api = api;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(KNOWN)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(executor)
            .buildAsync();
  }

  private record Key(String team, String user) {}

  private record Member(
      @Nullable String name, @Nullable String team, @Nullable String enterprise) {}

  /**
   * What a payload says of a person.
   *
   * @param home the workspace or organisation they belong to; null if it does not say
   * @param name what to call them if Slack cannot be asked; null if it does not say
   * @param shared whether it was in a channel that several companies share
   */
  record Hint(@Nullable String home, @Nullable String name, boolean shared) {}

  /** The person, as the core knows people; whoever may be a stranger is one. */
  Actor actor(Spot spot, Hint hint) {
    Optional<Member> member = member(spot.team(), spot.user());
    String id = spot.team() + "/" + spot.user();
    return new Actor(SlackPlatform.NAME, id, name(spot, hint, member), guest(spot, hint, member));
  }

  /** What people call somebody; the identifier if that cannot be found out. */
  String name(String team, String user) {
    return member(team, user).map(Member::name).map(People::tidy).orElse(user);
  }

  private static String name(Spot spot, Hint hint, Optional<Member> member) {
    return member
        .map(Member::name)
        .or(() -> Optional.ofNullable(hint.name()))
        .map(People::tidy)
        .filter(name -> !name.isBlank())
        .orElse(spot.user());
  }

  private boolean guest(Spot spot, Hint hint, Optional<Member> member) {
    String home = hint.home() != null ? hint.home() : member.map(Member::team).orElse(null);
    if (home == null) {
      return hint.shared();
    }
    return !isOurs(spot.team(), home, member.map(Member::enterprise).orElse(null));
  }

  /** The workspaces of one organisation are one house. */
  private boolean isOurs(String team, String home, @Nullable String enterprise) {
    if (home.equals(team)) {
      return true;
    }
    String ours = api.workspace(team).map(Workspace::enterprise).orElse(null);
    return ours != null && (ours.equals(home) || ours.equals(enterprise));
  }

  private Optional<Member> member(String team, String user) {
    try {
      return Optional.ofNullable(
          known
              .get(new Key(team, user), (key, executor) -> ask(key, executor))
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException unknown) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private CompletableFuture<@Nullable Member> ask(Key key, Executor executor) {
    return CompletableFuture.supplyAsync(() -> ask(key), executor);
  }

  /** Null, which is not remembered, where asking again may help. */
  private @Nullable Member ask(Key key) {
    try {
      Called<Member> called =
          api.call(key.team(), methods -> methods.usersInfo(r -> r.user(key.user())))
              .map(answer -> member(answer.getUser()));
      return switch (called) {
        case Called.Done<Member>(Member member) -> member;
        case Called.Refused<Member> refused -> new Member(null, null, null);
        case Called.RateLimited<Member> later -> null;
        case Called.Unclear<Member> unclear -> null;
      };
    } catch (Unavailable away) {
      return null;
    }
  }

  private static Member member(User user) {
    User.Profile profile = user.getProfile();
    String shown = profile == null ? null : profile.getDisplayName();
    String real = user.getRealName();
    String name =
        Stream.of(shown, real, user.getName())
            .filter(given -> given != null && !given.isBlank())
            .findFirst()
            .orElse(null);
    User.EnterpriseUser organisation = user.getEnterpriseUser();
    return new Member(
        name, user.getTeamId(), organisation == null ? null : organisation.getEnterpriseId());
  }

  private static String tidy(String name) {
    return Words.shortened(name.replaceAll("[\\p{C}\\s]+", " ").strip(), LONGEST);
  }
}
