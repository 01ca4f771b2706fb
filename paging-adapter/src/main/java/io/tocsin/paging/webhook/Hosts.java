package io.tocsin.paging.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Looks hosts up within a bounded time. A name server that never answers holds a whole thread of
 * the system, and virtual threads stand on only a few of those; so it is done on threads of its
 * own.
 */
final class Hosts implements Dns, AutoCloseable {
  private static final int AT_ONCE = 64;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          AT_ONCE,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> Thread.ofPlatform().daemon().name("tocsin-hosts").unstarted(task));

  private final Dns system;
  private final Duration wait;

  Hosts(Dns system, Duration wait) {
    this.system = system;
    this.wait = wait;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    FutureTask<List<InetAddress>> task = new FutureTask<>(() -> system.lookup(host));
    try {
      start(threads, task);
      return task.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnknownHostException unknown ? unknown : failed("failed");
    } catch (TimeoutException e) {
      throw failed("took too long");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted");
    }
  }

  private static void start(Executor threads, Runnable task) throws UnknownHostException {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException busy) {
      throw failed("has to wait for others");
    }
  }

  /** The same, but a host is refused as a whole if one of its addresses is not public. */
  Dns publicOnly() {
    return host -> {
      List<InetAddress> found = lookup(host);
      for (InetAddress address : found) {
        NotPublic.refuse(address);
      }
      return found;
    };
  }

  private static UnknownHostException failed(String how) {
    return new UnknownHostException("Looking up the host " + how);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
