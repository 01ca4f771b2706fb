package io.tocsin.app.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.core.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The process that sends and receives: one line of JSON in is a {@link Load}, one line out what
 * came of it. Its first line out is the receiver's port. It ends when its input does.
 */
final class Driver {
  /** Alarms a second that nobody will reach; the ledgers are that large. */
  private static final int FASTEST = 40_000;

  /** For the next message of a load, once everything was sent. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(10);

  private final Receiver receiver;
  private final Duration patience;
  private long nextNumber = 1;

  Driver(Receiver receiver) {
    this(receiver, PATIENCE);
  }

  Driver(Receiver receiver, Duration patience) {
    this.receiver = receiver;
    this.patience = patience;
  }

  /** The process's entry; only {@link DriverProcess} starts it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Receiver receiver = new Receiver();
    Thread.ofPlatform().name("bench-receiver").daemon().start(receiver);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(receiver.port());
    Driver driver = new Driver(receiver);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = in.readLine()) != null; ) {
      out.println(driver.answer(line));
    }
  }

  /** The result, or the reason why there is none as a JSON text. */
  private String answer(String line) throws IOException, InterruptedException {
    try {
      return Json.write(run(Json.MAPPER.readValue(line, Load.class)));
    } catch (BenchFailure | JsonProcessingException e) {
      return Json.write(String.valueOf(e.getMessage()));
    }
  }

  Load.Result run(Load load) throws IOException, InterruptedException {
    Ledger ledger = new Ledger(nextNumber, capacity(load));
    receiver.writeInto(ledger);
    long first = nextNumber;
    nextNumber += ledger.capacity();
    try (Client client = new Client(load, ledger, first)) {
      long end = client.run();
      if (load.delivered()) {
        awaitReceipts(ledger, client.accepted());
      }
      return result(load, ledger, client, end);
    }
  }

  private static int capacity(Load load) {
    Double rate = load.rate();
    double things =
        rate == null ? FASTEST * load.seconds() : rate * load.batch() * load.seconds() + 1;
    return (int) things + load.batch() * load.connections();
  }

  private void awaitReceipts(Ledger ledger, int accepted) {
    long lastNews = System.nanoTime();
    int seen = 0;
    while (ledger.receipts() < accepted && System.nanoTime() - lastNews < patience.toNanos()) {
      if (ledger.receipts() != seen) {
        seen = ledger.receipts();
        lastNews = System.nanoTime();
      }
      LockSupport.parkNanos(GLANCE);
    }
  }

  private static Load.Result result(Load load, Ledger ledger, Client client, long end) {
    Percentiles answers = ledger.untilAnswer();
    Percentiles receipts = ledger.untilReceipt();
    return new Load.Result(
        client.accepted(),
        ledger.receipts(),
        ledger.answeredBefore(end) / load.seconds(),
        ledger.receivedBefore(end) / load.seconds(),
        answers.millis(50),
        answers.millis(99),
        receipts.millis(50),
        receipts.millis(99),
        client.refused(),
        client.refusal(),
        load.delivered() ? ledger.missing() : 0,
        ledger.doubled());
  }
}
