package io.tocsin.app.browser;

import io.javalin.Javalin;
import io.tocsin.core.chat.ChatPlatform.Parcel;
import io.tocsin.core.chat.Delivery;
import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Room;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.chat.local.LocalInbox;
import io.tocsin.core.command.Completion;
import io.tocsin.core.testkit.CountingIds;
import io.tocsin.core.testkit.FewNames;
import io.tocsin.core.testkit.InMemoryLocalChat;
import io.tocsin.core.testkit.ScriptedConversation;
import io.tocsin.web.WebConsole;
import io.tocsin.web.WebConsoleConfig;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The page on a real server, over a chat in memory and a bot that says what it is told. */
final class PageHouse implements AutoCloseable {
  final InMemoryLocalChat store = new InMemoryLocalChat("incidents", "payments");
  final ScriptedConversation bot = new ScriptedConversation();
  final LocalChat chat;
  final LocalInbox inbox;
  private final CountingIds ids = new CountingIds();
  private final ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor();
  private final Javalin server;

  PageHouse() {
    chat = new LocalChat(store, Clock.systemUTC(), ids, "aws");
    inbox = new LocalInbox(chat, bot);
    WebConsoleConfig config =
        new WebConsoleConfig(
            chat,
            inbox,
            new Completion("aws", new FewNames()),
            () -> "",
            "aws",
            "incidents",
            ids,
            waiters);
    server =
        Javalin.create(
                javalin -> {
                  javalin.startup.showJavalinBanner = false;
                  javalin.concurrency.useVirtualThreads = true;
                  javalin.jetty.host = "127.0.0.1";
                  WebConsole.mount(javalin, config);
                })
            .start(0);
  }

  int port() {
    return server.port();
  }

  String address(String room) {
    return "http://127.0.0.1:" + port() + "/chat/" + room;
  }

  /** Somebody else says something. */
  void says(String who, String room, String text) {
    inbox.say(room, who, null, text, false);
  }

  /** The bot says something of its own accord; answers what to call the message. */
  String posts(String room, @Nullable String thread, Message message) {
    return delivered(new Parcel(ids.next(), new Room("local", room), thread, null, message));
  }

  void edits(String room, String reference, Message message) {
    delivered(new Parcel(ids.next(), new Room("local", room), null, reference, message));
  }

  private String delivered(Parcel parcel) {
    return switch (chat.deliver(parcel)) {
      case Delivery.Delivered(String reference) -> reference;
      case Delivery.RetryLater later -> throw new AssertionError(later.reason());
      case Delivery.Rejected rejected -> throw new AssertionError(rejected.reason());
    };
  }

  @Override
  public void close() {
    waiters.shutdownNow();
    server.stop();
  }
}
