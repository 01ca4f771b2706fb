package io.tocsin.app.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says whose data directory it is: the operating system holds the lock for as long as the process
 * lives, however it ends.
 */
final class DirectoryLock implements AutoCloseable {
  /** Far behind the text, as Windows lets nobody read what is locked. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /**
   * Those of this process: to open the file a second time and close it again would, on POSIX, drop
   * the first one's lock.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the directory.
   *
   * @throws EmbeddedDatabaseException that names the holder, if it is another's
   */
  static DirectoryLock take(Layout layout) {
    return tryTake(layout).orElseThrow(() -> taken(layout));
  }

  /** Takes the directory, unless it is another's. */
  static Optional<DirectoryLock> tryTake(Layout layout) {
    try {
      Path file = file(layout);
      if (!OURS.add(file)) {
        return Optional.empty();
      }
      Optional<DirectoryLock> lock = Optional.empty();
      try {
        lock = lock(file);
        return lock;
      } finally {
        if (lock.isEmpty()) {
          OURS.remove(file);
        }
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "The data directory " + layout.directory() + " can't be used: " + Reason.of(e) + ".", e);
    }
  }

  private static Path file(Layout layout) throws IOException {
    return layout.directory().toRealPath().resolve(layout.lock().getFileName());
  }

  private static Optional<DirectoryLock> lock(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
    if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
      channel.close();
      return Optional.empty();
    }
    channel.truncate(0);
    channel.write(US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
    return Optional.of(new DirectoryLock(file, channel));
  }

  private static EmbeddedDatabaseException taken(Layout layout) {
    return new EmbeddedDatabaseException(
        "Tocsin is already running on the data directory %s (process %s); stop it first, "
            .concat("give this one a directory of its own with --data, ")
            .concat("or a name with --node to have it work beside the other.")
            .formatted(layout.directory(), holder(layout)));
  }

  /** Our own file is not opened again: see {@link #OURS}. */
  private static String holder(Layout layout) {
    try {
      if (OURS.contains(file(layout))) {
        return "" + ProcessHandle.current().pid();
      }
      String text = Files.readString(layout.lock(), US_ASCII).strip();
      return text.isEmpty() ? "unknown" : text;
    } catch (IOException e) {
      return "unknown";
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new EmbeddedDatabaseException("The lock " + file + " can't be released.", e);
    } finally {
      OURS.remove(file);
    }
  }
}
