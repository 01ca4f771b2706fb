package io.tocsin.app.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends one load over connections that are kept, one request at a time on each. A thread reads the
 * answers; at full speed it also sends the next request, else the caller's thread does so when one
 * is due.
 */
final class Client implements AutoCloseable {
  /** For an answer, after the last request. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  /** One connection and what was asked on it last. */
  private static final class Talk {
    final Wire wire;
    long number;

    Talk(Wire wire) {
      this.wire = wire;
    }
  }

  private final Load load;
  private final List<Template> templates;
  private final Optional<byte[]> wanted;
  private final Ledger ledger;
  private final AtomicLong next;
  private final long beyond;
  private final Selector selector;
  private final List<Talk> talks = new ArrayList<>();
  private final BlockingQueue<Talk> idle = new LinkedBlockingQueue<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile @Nullable String refusal;
  private volatile @Nullable Exception failure;
  private volatile boolean closed;
  private volatile long end;

  Client(Load load, Ledger ledger, long first) throws IOException {
    this.load = load;
    this.ledger = ledger;
    this.templates = Requests.of(load);
    this.wanted = Requests.answer(load.kind());
    this.next = new AtomicLong(first);
    this.beyond = first + ledger.capacity();
    selector = Selector.open();
    for (int i = 0; i < load.connections(); i++) {
      talks.add(connect());
    }
  }

  /** Alarms or lines in requests that were accepted. */
  int accepted() {
    return accepted.get();
  }

  int refused() {
    return refused.get();
  }

  @Nullable String refusal() {
    return refusal;
  }

  /** Sends all of it and returns when everything is answered: when the time for sending ended. */
  long run() throws IOException, InterruptedException {
    Thread.ofPlatform().name("bench-answers").daemon().start(this::readAnswers);
    Double rate = load.rate();
    Schedule schedule = new Schedule(System.nanoTime(), rate == null ? 1 : rate, load.seconds());
    end = schedule.end();
    if (rate == null) {
      for (Talk talk : talks) {
        send(talk, System.nanoTime());
      }
    } else {
      idle.addAll(talks);
      sendWhenDue(schedule);
    }
    for (int i = 0; i < talks.size(); i++) {
      await(end + PATIENCE);
    }
    return end;
  }

  private void sendWhenDue(Schedule schedule) throws IOException, InterruptedException {
    for (int request = 0; request < schedule.requests(); request++) {
      long due = schedule.due(request);
      for (long early; (early = due - System.nanoTime()) > 0; ) {
        LockSupport.parkNanos(early);
      }
      send(await(schedule.end() + PATIENCE), due);
    }
  }

  private Talk await(long deadline) throws InterruptedException {
    Talk talk = null;
    while (talk == null && deadline - System.nanoTime() > 0) {
      talk = idle.poll(100, TimeUnit.MILLISECONDS);
      if (failure != null) {
        throw new BenchFailure("The driver failed: " + failure, failure);
      }
    }
    if (talk == null) {
      throw new BenchFailure("The product did not answer for " + seconds(PATIENCE) + " s.");
    }
    return talk;
  }

  private void send(Talk talk, long due) throws IOException {
    long number = next.getAndAdd(load.batch());
    talk.number = number;
    for (int i = 0; i < load.batch(); i++) {
      ledger.due(number + i, due);
    }
    talk.wire.write(templates.get((int) (number % templates.size())).with(number));
  }

  private void readAnswers() {
    try {
      while (!closed) {
        selector.select(this::read, TimeUnit.SECONDS.toMillis(1));
      }
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  private void read(SelectionKey key) {
    if (!(key.attachment() instanceof Talk talk)) {
      return;
    }
    try {
      if (!talk.wire.read((bytes, from, to) -> answered(talk, bytes, from, to))) {
        throw new BenchFailure("the product closed a connection under load");
      }
    } catch (IOException e) {
      throw new BenchFailure("a connection to the product broke: " + e.getMessage(), e);
    }
  }

  private void answered(Talk talk, byte[] bytes, int from, int to) throws IOException {
    long now = System.nanoTime();
    int status = Framing.status(bytes, from);
    if ((status == 200 || status == 201) && isAsWanted(bytes, from, to)) {
      for (int i = 0; i < load.batch(); i++) {
        ledger.answered(talk.number + i, now);
      }
      accepted.addAndGet(load.batch());
    } else {
      refused(new String(bytes, from, to - from, java.nio.charset.StandardCharsets.UTF_8));
    }
    if (load.rate() == null && now < end && next.get() + batchOfAll() <= beyond) {
      send(talk, now);
    } else {
      idle.add(talk);
    }
  }

  /** Where a refusal has status 200 as well, the words tell. */
  private boolean isAsWanted(byte[] bytes, int from, int to) {
    return wanted.isEmpty() || Framing.indexOf(bytes, from, to, wanted.get()) >= 0;
  }

  /** What all connections may ask for at once: nobody may run over the ledger's end. */
  private long batchOfAll() {
    return (long) load.batch() * load.connections();
  }

  private void refused(String answer) {
    refused.incrementAndGet();
    if (refusal == null) {
      refusal = answer.lines().findFirst().orElse("") + " " + answer.lines().toList().getLast();
    }
  }

  private Talk connect() throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), load.port()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    Talk talk = new Talk(new Wire(channel));
    channel.register(selector, SelectionKey.OP_READ, talk);
    return talk;
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    talks.forEach(talk -> talk.wire.close());
    selector.close();
  }
}
