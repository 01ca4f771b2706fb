package io.tocsin.core.engagement;

import io.tocsin.core.Call;
import io.tocsin.core.operation.EngagementOperation.ReceiveReply;
import io.tocsin.core.operation.EngagementOperation.ReceiveReplyOutput;
import io.tocsin.core.people.ContactChannel;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands what somebody has sent back: the code of a page acknowledges it, STOP and UNSUBSCRIBE
 * refuse further messages to this address, START takes that back. It counts from where it came: a
 * code of a page that was sent elsewhere acknowledges nothing.
 */
public final class ReceiveReplyHandler
    implements Handler.Changing<ReceiveReply, ReceiveReplyOutput> {
  private static final Pattern CODE = Pattern.compile("(?<![0-9])([0-9]{6})(?![0-9])");
  private static final Set<String> STOPS =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT");
  private static final Set<String> STARTS = Set.of("START", "UNSTOP", "YES");

  @Override
  public Set<Key> keys(ReceiveReply operation, Call call, State found) {
    Key.OpenPagesTo pages = new Key.OpenPagesTo(reach(operation));
    Set<Key> keys = new HashSet<>(Set.of(pages, new Key.ChannelsAt(reach(operation))));
    if (found.knows(pages)) {
      found.all(pages).forEach(page -> keys.addAll(Answering.keys(page.id(), call, found)));
    }
    return keys;
  }

  @Override
  public Decision<ReceiveReplyOutput> decide(ReceiveReply operation, Call call, State state) {
    String word = operation.text().strip().toUpperCase(Locale.ROOT);
    if (STOPS.contains(word)) {
      return stopped(
          operation, true, "You get no more pages here. Answer START to get them again.", state);
    }
    if (STARTS.contains(word)) {
      return stopped(operation, false, "You get pages here again. Answer STOP to get none.", state);
    }
    return code(operation, call, state);
  }

  private static Decision<ReceiveReplyOutput> stopped(
      ReceiveReply operation, boolean stopped, String answer, State state) {
    List<Change> changes =
        state.all(new Key.ChannelsAt(reach(operation))).stream()
            .filter(channel -> channel.stopped() != stopped)
            .<Change>map(channel -> new Change.File(channel.stopped(stopped)))
            .toList();
    return Decision.accept(new ReceiveReplyOutput(answer), changes);
  }

  private static Decision<ReceiveReplyOutput> code(ReceiveReply operation, Call call, State state) {
    List<Page> open = state.all(new Key.OpenPagesTo(reach(operation)));
    Optional<Page> newest = open.stream().max(Comparator.comparing(Page::at));
    Matcher code = CODE.matcher(operation.text());
    if (newest.isEmpty()) {
      return answer("Nothing waits for your answer.");
    }
    if (!code.find()) {
      return answer("Answer with the six digits of the page. STOP ends pages here.");
    }
    if (newest.get().wrongCodes() >= Answering.MOST_WRONG) {
      return answer("Ten wrong codes were tried, so none is taken any more. Use the chat.");
    }
    return open.stream()
        .filter(page -> page.code().equals(code.group(1)))
        .findFirst()
        .map(page -> acknowledged(page, operation, call, state))
        .orElseGet(() -> wrong(newest.get()));
  }

  private static Decision<ReceiveReplyOutput> acknowledged(
      Page page, ReceiveReply operation, Call call, State state) {
    return Decision.accept(
        new ReceiveReplyOutput("Acknowledged. Thank you."),
        Answering.read(page, operation.text().strip(), call, state));
  }

  private static Decision<ReceiveReplyOutput> wrong(Page newest) {
    return Decision.accept(
        new ReceiveReplyOutput("This is not the code of a page that waits for your answer."),
        new Change.File(newest.wronglyAnswered()));
  }

  private static Decision<ReceiveReplyOutput> answer(String text) {
    return Decision.accept(new ReceiveReplyOutput(text));
  }

  private static String reach(ReceiveReply operation) {
    return ContactChannel.reach(operation.channel(), operation.from());
  }
}
