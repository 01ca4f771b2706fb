package io.tocsin.app.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once for each version of them. */
record Binaries(Path directory) {
  private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);
  private static final String PREFIX = "postgresql-";
  private static final String HALF = "half-";
  private static final Pattern MADE_HERE = Pattern.compile("postgresql-[0-9a-f]{16}|half-[0-9]+");

  /** Finds them in the directory, or unpacks them there: whole or not at all. */
  static Binaries in(Path parent) {
    try {
      Path unpacked = parent.resolve(PREFIX + digest());
      if (!Files.isDirectory(unpacked)) {
        Files.createDirectories(parent);
        unpack(parent, unpacked);
      }
      return new Binaries(unpacked);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "PostgreSQL can't be unpacked into " + parent + ": " + Reason.of(e) + ".", e);
    }
  }

  Program program(String name) {
    return new Program(directory.resolve("bin").resolve(windows() ? name + ".exe" : name));
  }

  private static InputStream archive() throws IOException {
    try {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
          system(), System.getProperty("os.arch"));
    } catch (IllegalStateException e) {
      throw new EmbeddedDatabaseException(
          "No PostgreSQL for %s on %s is in the box; name a server of your own with DATABASE_URL."
              .formatted(system(), System.getProperty("os.arch")),
          e);
    }
  }

  private static String system() {
    String name = System.getProperty("os.name");
    return windows() ? "Windows" : name.startsWith("Mac") ? "Darwin" : name;
  }

  static boolean windows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /** Tells one version from another, no more: a digest that is hard to forge takes far longer. */
  private static String digest() throws IOException {
    CRC32 sum = new CRC32();
    try (InputStream archive = new CheckedInputStream(archive(), sum)) {
      long length = archive.transferTo(OutputStream.nullOutputStream());
      return "%08x%08x".formatted(sum.getValue(), length);
    }
  }

  private static void unpack(Path parent, Path target) throws IOException {
    LOG.info("Unpacking PostgreSQL into {}", target);
    Path half = Files.createTempDirectory(parent, HALF);
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive())))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(entry, tar, half.resolve(entry.getName()).normalize());
      }
    }
    Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    Directories.deleteMatching(parent, MADE_HERE, target);
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Path parent = file.resolveSibling("");
    Files.createDirectories(parent);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, file);
    if (parent.endsWith("bin") && !file.toFile().setExecutable(true, false)) {
      throw new IOException(file + " can't be made executable");
    }
  }
}
