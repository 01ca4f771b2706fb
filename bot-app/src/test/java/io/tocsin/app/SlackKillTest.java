package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.fake.Posted;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed while it posts to Slack, most often when Slack has a message and the
 * process has not noted it yet.
 */
class SlackKillTest {
  private static final int ALERTS = 3;
  private static final Duration CATCHING_UP = Duration.ofMinutes(4);
  private static final Pattern LIVING =
      Pattern.compile("[●◐✓] #(\\d+) .*?Started by alert (kill-\\d+-\\d+)", Pattern.DOTALL);
  private static final Pattern TAKEN = Pattern.compile("maria has #(\\d+) \\(");

  private final Random moments = new Random();
  private final Instant start = Instant.now().minusSeconds(10);
  private final List<String> answered = new ArrayList<>();
  private final List<Long> taken = new ArrayList<>();
  private int betweenPostAndNote;

  @Test
  void every_message_stands_once_after_two_kills(@TempDir Path data) throws Exception {
    kills(data, 2);
  }

  @Test
  @Tag("long")
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void every_message_stands_once_after_twenty_kills(@TempDir Path data) throws Exception {
    kills(data, 20);
  }

  private void kills(Path data, int kills) throws Exception {
    try (SlackNextDoor slack = new SlackNextDoor()) {
      for (int round = 0; round < kills; round++) {
        try (ChildHouse child = up(data, slack)) {
          if (round == 0) {
            slack.furnish(child.house());
          }
          act(child.house(), slack, round);
          killWhilePosting(child, slack);
        }
      }
      try (ChildHouse last = up(data, slack)) {
        eventually(CATCHING_UP, () -> isAllThere(slack));
        assertThat(last.house().asks("sam", "status --deliveries")).startsWith("No message waits");
      }
      holds(slack, kills);
    }
  }

  private static ChildHouse up(Path data, SlackNextDoor slack) throws Exception {
    return ChildHouse.up(data, List.of(), slack.environment());
  }

  /** New incidents, and one of those that stand in the channel already is taken. */
  private void act(House house, SlackNextDoor slack, int round) {
    living(slack).keySet().stream()
        .filter(number -> !taken.contains(number))
        .findFirst()
        .ifPresent(number -> take(house, number));
    for (int i = 0; i < ALERTS; i++) {
      String name = "kill-" + round + "-" + i;
      assertThat(house.alert(name, start, start.plusSeconds(3600))).isEqualTo(200);
      answered.add(name);
    }
  }

  private void take(House house, long number) {
    assertThat(house.asks("maria", "ack " + number)).startsWith("maria has #" + number);
    taken.add(number);
  }

  /** Right after some post, or a moment later. */
  private void killWhilePosting(ChildHouse child, SlackNextDoor slack) {
    int enough = slack.posted().size() + 1 + moments.nextInt(3);
    boolean atOnce = moments.nextInt(4) > 0;
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (slack.posted().size() < enough && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000);
    }
    if (!atOnce) {
      LockSupport.parkNanos(moments.nextInt(300) * 1_000_000L);
    }
    betweenPostAndNote += atOnce ? 1 : 0;
    child.kill();
  }

  private boolean isAllThere(SlackNextDoor slack) {
    return living(slack).values().stream().map(Living::name).toList().containsAll(answered)
        && taken.stream()
            .allMatch(number ->
                living(slack).get(number).text().contains("maria has it")
                    && lines(slack).contains(number));
  }

  private record Living(String name, String text) {}

  private static Map<Long, Living> living(SlackNextDoor slack) {
    Map<Long, Living> found = new HashMap<>();
    for (String text : slack.texts()) {
      Matcher matcher = LIVING.matcher(text);
      if (matcher.lookingAt()) {
        found.put(Long.parseLong(matcher.group(1)), new Living(matcher.group(2), text));
      }
    }
    return found;
  }

  /** The storm's card lists incidents too, and starts with another line. */
  private static boolean isLiving(String text) {
    return LIVING.matcher(text).lookingAt();
  }

  /** The numbers of the incidents of which the thread tells that they were taken. */
  private static List<Long> lines(SlackNextDoor slack) {
    return slack.texts().stream()
        .filter(text -> !isLiving(text))
        .map(TAKEN::matcher)
        .filter(Matcher::find)
        .map(matcher -> Long.parseLong(matcher.group(1)))
        .toList();
  }

  private void holds(SlackNextDoor slack, int kills) {
    List<String> names =
        slack.texts().stream()
            .map(LIVING::matcher)
            .filter(Matcher::lookingAt)
            .map(matcher -> matcher.group(2))
            .toList();
    System.out.printf(
        "%d kills (%d right after a post): %d incidents, %d messages of them, %d lines, %d"
            + " messages in all, %d changes, %d look-ups, %d deliveries stand twice%n",
        kills,
        betweenPostAndNote,
        answered.size(),
        names.size(),
        lines(slack).size(),
        slack.posted().size(),
        slack.posted().stream().mapToInt(Posted::edits).sum(),
        slack.slack().calls("conversations.history").size()
            + slack.slack().calls("conversations.replies").size(),
        slack.doubled().size());
    assertThat(slack.doubled()).as("deliveries that stand twice").isEmpty();
    assertThat(names)
        .as("one message for each incident")
        .containsExactlyInAnyOrderElementsOf(answered);
    assertThat(lines(slack)).as("one line for each").containsExactlyInAnyOrderElementsOf(taken);
  }
}
