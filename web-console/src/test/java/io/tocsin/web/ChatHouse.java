package io.tocsin.web;

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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real server with the console on it, over a chat in memory and a bot that says what it is told.
 */
final class ChatHouse implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  final InMemoryLocalChat store = new InMemoryLocalChat("incidents", "payments");
  final ScriptedConversation bot = new ScriptedConversation();
  final LocalChat chat;
  private final CountingIds ids = new CountingIds();
  private final AtomicInteger watching = new AtomicInteger();
  private final ExecutorService waiters = Executors.newThreadPerTaskExecutor(this::counted);
  private final Javalin server;

  ChatHouse() {
    this(Clock.fixed(NOON, ZoneOffset.UTC), 0);
  }

  ChatHouse(Clock clock, int port) {
    chat = new LocalChat(store, clock, ids, "aws");
    WebConsoleConfig config =
        new WebConsoleConfig(
            chat,
            new LocalInbox(chat, bot),
            new Completion("aws", new FewNames()),
            () -> "BEGIN:VCARD",
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
            .start(port);
  }

  /** How many pages and programs are waited with. */
  int watching() {
    return watching.get();
  }

  private Thread counted(Runnable work) {
    return Thread.ofVirtual()
        .unstarted(() -> {
          watching.incrementAndGet();
          try {
            work.run();
          } finally {
            watching.decrementAndGet();
          }
        });
  }

  int port() {
    return server.port();
  }

  /** The bot says something of its own accord, as the relay would have it. */
  String posted(String room, @Nullable String thread, Message message) {
    return delivered(new Parcel(ids.next(), new Room("local", room), thread, null, message));
  }

  void edited(String room, String reference, Message message) {
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
