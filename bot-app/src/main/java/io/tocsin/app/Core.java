package io.tocsin.app;

import io.tocsin.core.CallObserver;
import io.tocsin.core.Handlers;
import io.tocsin.core.Ids;
import io.tocsin.core.PublicAddress;
import io.tocsin.core.Settings;
import io.tocsin.core.Tocsin;
import io.tocsin.core.access.Policy;
import io.tocsin.core.access.Sealing;
import io.tocsin.core.access.Secret;
import io.tocsin.core.chat.ActionToken;
import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Conversation;
import io.tocsin.core.chat.LivingMessage;
import io.tocsin.core.command.CommandParser;
import io.tocsin.core.dialogue.Dialogue;
import io.tocsin.core.engagement.DueEngagements;
import io.tocsin.core.engagement.Page;
import io.tocsin.core.engagement.PageObserver;
import io.tocsin.core.engagement.PageSending;
import io.tocsin.core.incident.IncidentChannels;
import io.tocsin.core.incident.Storms;
import io.tocsin.core.oncall.DueHandOvers;
import io.tocsin.core.oncall.GroupNews;
import io.tocsin.core.oncall.GroupSending;
import io.tocsin.core.operation.Binding;
import io.tocsin.core.operation.Constraints;
import io.tocsin.core.outbox.DeliveryObserver;
import io.tocsin.core.outbox.OutboxStore;
import io.tocsin.core.outbox.Relay;
import io.tocsin.core.paging.ChatPager;
import io.tocsin.core.paging.Pager;
import io.tocsin.core.paging.Rates;
import io.tocsin.core.room.RoomDirectory;
import io.tocsin.core.room.WebhookAddresses;
import io.tocsin.core.timer.TimerStore;
import io.tocsin.core.writer.Queries;
import io.tocsin.core.writer.StateStore;
import io.tocsin.core.writer.Writer;
import io.tocsin.core.writer.WriterObserver;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/** The product, put together: the door, the writer behind it, the relay and the conversation. */
record Core(
    Tocsin tocsin,
    Writer writer,
    Relay relay,
    Storms storms,
    DueEngagements engagements,
    DueHandOvers handOvers,
    Conversation conversation) {

  /**
   * What the product stands on.
   *
   * @param grammar what lines and values must be like
   * @param house where this installation is reached
   * @param signingKey of the buttons, the same on every node
   * @param deliveries runs what the relay delivers
   * @param delivered is called when there are deliveries to be marked as made
   */
  record Ground(
      StateStore state,
      Queries queries,
      OutboxStore outbox,
      TimerStore timers,
      List<ChatPlatform> platforms,
      WaysOut waysOut,
      Rates rates,
      WebhookAddresses addresses,
      RoomDirectory directory,
      Sealing sealing,
      PublicAddress house,
      Secret signingKey,
      Clock clock,
      ZoneId zone,
      Ids ids,
      Settings settings,
      Grammar grammar,
      Executor deliveries,
      Runnable delivered,
      Observers observers) {}

  /**
   * How people are reached.
   *
   * @param links where a page is acknowledged by a press of a button; null where nowhere
   */
  record WaysOut(List<Pager> pagers, Function<Page, @Nullable String> links) {}

  /** Who is told of what happens. */
  record Observers(
      CallObserver calls, WriterObserver writer, DeliveryObserver deliveries, PageObserver pages) {}

  /** What needs no database, and takes a while: it is made while the database starts. */
  record Grammar(CommandParser parser, Constraints constraints) {
    static Grammar of(String botName) {
      return new Grammar(new CommandParser(botName), Constraints.using(validator()));
    }
  }

  static Core of(Ground ground) {
    ActionToken.Signer signer = new ActionToken.Signer(ground.signingKey());
    CompletableFuture<Writer> written = new CompletableFuture<>();
    Relay relay = relay(ground, signer, written::join);
    Writer writer = new Writer(ground.state(), relay::offer, ground.observers().writer());
    written.complete(writer);
    Constraints constraints = ground.grammar().constraints();
    Tocsin tocsin = tocsin(ground, writer, constraints);
    Dialogue dialogue =
        new Dialogue(
            new Dialogue.Parts(
                tocsin,
                ground.grammar().parser(),
                Binding.using(constraints),
                ground.queries(),
                ground.outbox(),
                signer,
                ground.clock(),
                ground.zone(),
                ground.ids(),
                ground.settings()));
    Storms storms = new Storms(ground.queries(), writer, ground.ids(), ground.settings());
    DueEngagements engagements =
        new DueEngagements(ground.timers(), writer, ground.ids(), ground.settings());
    DueHandOvers handOvers =
        new DueHandOvers(
            ground.timers(), ground.queries(), writer, ground.ids(), ground.settings());
    return new Core(tocsin, writer, relay, storms, engagements, handOvers, dialogue);
  }

  private static Tocsin tocsin(Ground ground, Writer writer, Constraints constraints) {
    return new Tocsin(
        new Tocsin.Parts(
            Policy.allowAll(),
            constraints,
            Handlers.all(
                new Handlers.Ports(
                    Core::newKey,
                    ground.addresses(),
                    ground.directory(),
                    ground.sealing(),
                    ground.house(),
                    ground.waysOut().pagers())),
            ground.queries(),
            writer,
            ground.clock(),
            ground.ids(),
            ground.settings()),
        ground.observers().calls());
  }

  /** The relay writes down which channels were made, and the writer hands it what is to be sent. */
  private static Relay relay(Ground ground, ActionToken.Signer signer, Supplier<Writer> writer) {
    return new Relay(
        new Relay.Parts(
            ground.outbox(),
            ground.queries(),
            new IncidentChannels(writer, ground.clock(), ground.ids(), ground.settings()),
            new GroupSending(
                ground.queries(),
                new GroupNews(
                    ground.queries(), writer, ground.clock(), ground.ids(), ground.settings())),
            new PageSending(
                new PageSending.Parts(
                    ground.queries(),
                    pagers(ground, signer),
                    ground.waysOut().links(),
                    ground.rates(),
                    writer,
                    ground.clock(),
                    ground.ids(),
                    ground.settings(),
                    ground.observers().pages())),
            new LivingMessage(signer, ground.zone()),
            ground.platforms().stream()
                .collect(Collectors.toMap(ChatPlatform::name, Function.identity())),
            ground.clock(),
            ground.deliveries(),
            ground.delivered()),
        ground.observers().deliveries());
  }

  /** The chats of the house are a way out too. */
  private static List<Pager> pagers(Ground ground, ActionToken.Signer signer) {
    return Stream.concat(
            ground.waysOut().pagers().stream(),
            Stream.of(new ChatPager(ground.platforms(), signer)))
        .toList();
  }

  /** Messages are ours, so nothing has to be interpolated and no expression language is needed. */
  private static Validator validator() {
    return Validation.byDefaultProvider()
        .configure()
        .messageInterpolator(new ParameterMessageInterpolator())
        .buildValidatorFactory()
        .getValidator();
  }

  /** 256 random bits, which nobody guesses. */
  private static Secret newKey() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
