package io.tocsin.app;

import io.javalin.Javalin;
import io.tocsin.app.config.Configuration;
import io.tocsin.core.Ids;
import io.tocsin.core.Settings;
import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.chat.local.LocalInbox;
import io.tocsin.core.command.Completion;
import io.tocsin.core.dialogue.KnownNames;
import io.tocsin.core.writer.Queries;
import io.tocsin.http.HttpApi;
import io.tocsin.http.HttpApiConfig;
import io.tocsin.web.WebConsole;
import io.tocsin.web.WebConsoleConfig;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** The server in front: what programs call and what people open, on one port in the trial. */
record Front(
    Configuration.Server address,
    Settings settings,
    Core core,
    LocalChat chat,
    Ids ids,
    ExecutorService waiters) {

  /** Opens the doors; requests are served from then on. */
  Javalin open(Queries queries) {
    HttpApiConfig api =
        new HttpApiConfig(settings.account(), core.tocsin()::execute, () -> missing(queries), ids);
    WebConsoleConfig console =
        new WebConsoleConfig(
            chat,
            new LocalInbox(chat, core.conversation()),
            new Completion(settings.botName(), new KnownNames(queries)),
            settings.botName(),
            settings.defaultRoom(),
            ids,
            waiters);
    return Javalin.create(
            server -> {
              server.startup.showJavalinBanner = false;
              server.concurrency.useVirtualThreads = true;
              HttpApi.mount(server, api);
              WebConsole.mount(server, console);
            })
        .start(address.address().getHostAddress(), address.port());
  }

  private static Optional<String> missing(Queries queries) {
    try {
      queries.rooms();
      return Optional.empty();
    } catch (Unavailable away) {
      return Optional.of("The database does not answer.");
    }
  }
}
