package io.tocsin.paging.twilio;

import io.tocsin.core.chat.Delivery;
import io.tocsin.core.operation.ChannelType;
import io.tocsin.core.paging.Pager;
import io.tocsin.paging.twilio.Attempt.Accepted;
import io.tocsin.paging.twilio.Attempt.Refused;
import io.tocsin.paging.twilio.Attempt.Unable;
import io.tocsin.paging.twilio.Attempt.Unclear;
import io.tocsin.paging.twilio.TwilioConfig.Account;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends pages by SMS and calls people. What an account cannot do, the next one is asked for, unless
 * it may be under way: then the same account is asked again later. Twilio cannot tell a repeat, so
 * whatever may have arrived already says that it is one.
 */
public final class TwilioPager implements Pager, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TwilioPager.class);

  private final TwilioConfig config;
  private final TwilioApi api;

  public TwilioPager(TwilioConfig config) {
    this.config = config;
    this.api = new TwilioApi(config);
  }

  @Override
  public Set<ChannelType> serves() {
    return Set.of(ChannelType.SMS, ChannelType.VOICE);
  }

  @Override
  public List<Sender> senders() {
    return config.accounts().stream()
        .map(Account::from)
        .distinct()
        .flatMap(from ->
            Stream.of(new Sender(ChannelType.SMS, from), new Sender(ChannelType.VOICE, from)))
        .toList();
  }

  @Override
  public Delivery deliver(Letter letter) {
    List<Unable> unable = new ArrayList<>();
    for (Account account : config.accounts()) {
      boolean marked = letter.mayBeRepeat() || unable.stream().anyMatch(Unable::maybeDone);
      switch (ask(account, letter, marked)) {
        case Accepted(String sid) -> {
          return new Delivery.Delivered(sid);
        }
        case Refused(String reason) -> {
          return new Delivery.Rejected(reason);
        }
        case Unclear(String reason) -> {
          return new Delivery.RetryLater(Attempt.SOON, reason);
        }
        case Unable it -> unable.add(it);
      }
    }
    return inVain(letter, unable);
  }

  /**
   * What an account says of itself.
   *
   * @param trouble why nothing leaves by it
   * @param notes what does not work, although pages leave
   */
  public record Look(String sid, Optional<String> trouble, List<String> notes) {
    public Look {
      notes = List.copyOf(notes);
    }
  }

  /** Asks each account after itself and its number. Sends nothing. */
  public List<Look> look() {
    Looking looking = new Looking(config, api);
    return config.accounts().stream().map(looking::at).toList();
  }

  private Attempt ask(Account account, Letter letter, boolean repeat) {
    return letter.channel() == ChannelType.VOICE
        ? api.post(account, "Calls.json", call(account, letter, repeat))
        : api.post(account, "Messages.json", message(account, letter, repeat));
  }

  private Form message(Account account, Letter letter, boolean repeat) {
    Form form =
        addressed(account, letter)
            .with("Body", Sms.text(letter, repeat, config.publicUrl().isPresent()));
    page(letter).flatMap(config::status).ifPresent(it -> form.with("StatusCallback", "" + it));
    return form;
  }

  private Form call(Account account, Letter letter, boolean repeat) {
    Optional<UUID> page = page(letter);
    Optional<URI> key = page.flatMap(config::key);
    Form form = addressed(account, letter).with("Twiml", Twiml.call(letter, repeat, key));
    page.flatMap(config::status).ifPresent(it -> form.with("StatusCallback", "" + it));
    return form;
  }

  private static Form addressed(Account account, Letter letter) {
    return new Form().with("To", letter.address()).with("From", account.from());
  }

  private static Optional<UUID> page(Letter letter) {
    return switch (letter.answer()) {
      case Answer.Acknowledge page -> Optional.of(page.page());
      case Answer.Activate activate -> Optional.empty();
    };
  }

  /** No account has done it. It is tried again unless all of them refuse the very same. */
  private Delivery inVain(Letter letter, List<Unable> unable) {
    String reasons =
        unable.stream().map(Unable::reason).distinct().collect(Collectors.joining("; "));
    LOG.warn("None of Twilio's accounts has sent the page: {}", reasons);
    return unable.stream()
        .filter(it -> !it.forGood())
        .map(Unable::pause)
        .min(Duration::compareTo)
        .<Delivery>map(pause -> new Delivery.RetryLater(pause, reasons))
        .orElseGet(() -> new Delivery.Rejected(reasons));
  }

  @Override
  public void close() {
    api.close();
  }
}
