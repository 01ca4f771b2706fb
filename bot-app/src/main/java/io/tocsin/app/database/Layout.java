package io.tocsin.app.database;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What lies where in a data directory. */
record Layout(Path directory, Path binaries) {
  static Layout of(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    return new Layout(absolute, absolute.resolve("postgres-binaries"));
  }

  Path cluster() {
    return directory.resolve("postgres");
  }

  Path lock() {
    return directory.resolve("lock");
  }

  Path port() {
    return directory.resolve("port");
  }

  Path serverLog() {
    return directory.resolve("postgres.log");
  }

  /** Makes the directory, readable by its owner only: it holds the data and its password. */
  void create() {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory, onlyForOwner(directory.toAbsolutePath()));
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "The data directory " + directory + " can't be made: " + Reason.of(e) + ".", e);
    }
  }

  private static FileAttribute<?>[] onlyForOwner(Path path) throws IOException {
    Path existing = path;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    FileStore store = Files.getFileStore(existing);
    Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
    return store.supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)}
        : new FileAttribute<?>[0];
  }
}
