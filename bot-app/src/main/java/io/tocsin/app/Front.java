package io.tocsin.app;

import io.javalin.Javalin;
import io.tocsin.app.config.Configuration;
import io.tocsin.app.figures.Figures;
import io.tocsin.app.paging.PagingHouse;
import io.tocsin.app.slack.SlackHouse;
import io.tocsin.core.Caller;
import io.tocsin.core.Ids;
import io.tocsin.core.Outcome;
import io.tocsin.core.Refusal;
import io.tocsin.core.Settings;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.chat.local.LocalInbox;
import io.tocsin.core.command.Completion;
import io.tocsin.core.dialogue.KnownNames;
import io.tocsin.core.incident.House;
import io.tocsin.core.operation.EngagementOperation.GetVcard;
import io.tocsin.core.operation.EngagementOperation.GetVcardOutput;
import io.tocsin.core.writer.Queries;
import io.tocsin.http.HttpApi;
import io.tocsin.http.HttpApiConfig;
import io.tocsin.web.WebConsole;
import io.tocsin.web.WebConsoleConfig;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** The server in front: what programs call and what people open, on one port in the trial. */
record Front(
    Configuration configuration,
    Settings settings,
    Core core,
    LocalChat chat,
    Optional<SlackHouse> slack,
    PagingHouse paging,
    Ids ids,
    Clock clock,
    ExecutorService waiters,
    Figures figures,
    Readiness readiness) {

  /** Opens the doors; requests are served from then on. */
  void open(Javalin server) {
    server.start(configuration.server().address().getHostAddress(), configuration.server().port());
  }

  /** Puts the server together, its doors shut. */
  Javalin build(Queries queries) {
    HttpApiConfig api =
        new HttpApiConfig(
            settings.account(),
            core.tocsin()::execute,
            readiness,
            ids,
            new HttpApiConfig.Sns(source -> topics(source, queries), clock));
    HttpApiConfig.Metrics metrics =
        new HttpApiConfig.Metrics(figures::text, configuration.metrics().token());
    WebConsoleConfig console =
        new WebConsoleConfig(
            chat,
            new LocalInbox(chat, core.conversation()),
            new Completion(settings.botName(), new KnownNames(queries)),
            this::vcard,
            settings.botName(),
            settings.defaultRoom(),
            ids,
            waiters);
    return Javalin.create(server -> {
      server.startup.showJavalinBanner = false;
      server.concurrency.useVirtualThreads = true;
      figures.countRequests(server);
      HttpApi.mount(server, api);
      HttpApi.mountMetrics(server, metrics, ids);
      HttpApi.mountCalendars(
          server, new HttpApiConfig.Calendars(settings.account(), core.tocsin()::execute), ids);
      WebConsole.mount(server, console);
      slack.ifPresent(it -> it.mount(server, configuration.slack()));
      paging.mount(server, core.tocsin(), queries, settings, ZoneId.systemDefault());
    });
  }

  private String vcard() {
    Caller house = House.caller(settings.account());
    return switch (core.tocsin().execute(house, new GetVcard())) {
      case Outcome.Accepted<GetVcardOutput>(GetVcardOutput card) -> card.vcard();
      case Outcome.Refused<GetVcardOutput>(Refusal refusal) ->
          throw new IllegalStateException("The house may not read its own card: " + refusal);
    };
  }

  private static Set<String> topics(String source, Queries queries) {
    return queries.sources().stream()
        .filter(known -> known.name().equals(source))
        .findFirst()
        .map(known -> Set.copyOf(known.topics()))
        .orElse(Set.of());
  }
}
