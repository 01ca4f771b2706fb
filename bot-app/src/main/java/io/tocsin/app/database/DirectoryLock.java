package io.tocsin.app.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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

  static DirectoryLock take(Layout layout) {
    try {
      Path file = layout.directory().toRealPath().resolve(layout.lock().getFileName());
      if (!OURS.add(file)) {
        throw taken(layout, String.valueOf(ProcessHandle.current().pid()));
      }
      @Nullable DirectoryLock lock = null;
      try {
        lock = lock(layout, file);
        return lock;
      } finally {
        if (lock == null) {
          OURS.remove(file);
        }
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "The data directory " + layout.directory() + " can't be used: " + Reason.of(e) + ".", e);
    }
  }

  private static DirectoryLock lock(Layout layout, Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
    if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
      String holder = holder(channel);
      channel.close();
      throw taken(layout, holder);
    }
    channel.truncate(0);
    channel.write(US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
    return new DirectoryLock(file, channel);
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(32);
    channel.read(text, 0);
    return US_ASCII.decode(text.flip()).toString().trim();
  }

  private static EmbeddedDatabaseException taken(Layout layout, String pid) {
    return new EmbeddedDatabaseException(
        "Tocsin is already running on the data directory %s (process %s); stop it first, "
            .concat("or give this one a directory of its own with --data.")
            .formatted(layout.directory(), pid.isEmpty() ? "unknown" : pid));
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
