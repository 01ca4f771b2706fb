package io.tocsin.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A directory to throw away and everything that was started in it. Closing ends what runs, the last
 * first, and removes the directory; Ctrl-C closes it too.
 */
final class Workshop implements AutoCloseable {
  private final Path directory;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Thread hook = new Thread(this::clear, "bench-clear");
  private boolean closed;

  private Workshop(Path directory) {
    this.directory = directory;
  }

  /** Opens one in the place; that is where the data of {@code up} would be, on the same disk. */
  static Workshop in(Path place) throws IOException {
    Files.createDirectories(place);
    Workshop workshop = new Workshop(Files.createTempDirectory(place.toAbsolutePath(), "bench-"));
    Runtime.getRuntime().addShutdownHook(workshop.hook);
    return workshop;
  }

  Path directory() {
    return directory;
  }

  /** Something that must be started, unless it is too late for that. */
  interface Start<T> {
    T run() throws IOException;
  }

  /** Starts it, and ends it at the latest with this workshop. */
  synchronized <T extends AutoCloseable> T keep(Start<T> start) throws IOException {
    if (closed) {
      throw new BenchFailure("It was stopped.");
    }
    T part = start.run();
    running.push(part);
    return part;
  }

  /** Ends it now. */
  synchronized void end(AutoCloseable part) {
    if (running.remove(part)) {
      close(part);
    }
  }

  private synchronized void clear() {
    closed = true;
    while (!running.isEmpty()) {
      close(running.pop());
    }
    remove();
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new BenchFailure("A part could not be ended: " + e.getMessage(), e);
    }
  }

  private void remove() {
    try {
      Files.walkFileTree(directory, new Remover());
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " could not be removed", e);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    clear();
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path directory, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
