package io.tocsin.app.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the JDK leaves out about directories. */
final class Directories {
  private static final Logger LOG = LoggerFactory.getLogger(Directories.class);

  private Directories() {}

  static boolean isEmptyOrMissing(Path directory) throws IOException {
    return !Files.exists(directory) || entries(directory).isEmpty();
  }

  static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  /** Removes the directories in this one whose names match and that are not to be kept. */
  static void deleteMatching(Path parent, Pattern name, Path keep) throws IOException {
    for (Path entry : entries(parent)) {
      if (!entry.equals(keep) && name.matcher(entry.getFileName().toString()).matches()) {
        LOG.info("Removing {}, which is old or was never finished", entry);
        delete(entry);
      }
    }
  }

  /**
   * Whoever made it may still be at work there, its maker killed: then the next start removes it.
   */
  private static void delete(Path directory) {
    try {
      Files.walkFileTree(directory, new Deleting());
    } catch (IOException e) {
      LOG.info("{} stays for now: {}", directory, Reason.of(e));
    }
  }

  /** Makes names in the directory durable; where a directory can't be opened it always is. */
  static void sync(Path directory) throws IOException {
    if (!Binaries.windows()) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
        throws IOException {
      if (problem != null) {
        throw problem;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
