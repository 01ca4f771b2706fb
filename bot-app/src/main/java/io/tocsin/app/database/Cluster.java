package io.tocsin.app.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tocsin.core.access.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's files: made whole or not at all, and known by version. */
record Cluster(Layout layout, Binaries binaries) {
  static final String USER = "tocsin";

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final Duration INITDB = Duration.ofMinutes(5);
  private static final String HALF = "postgres-half-";
  private static final Pattern HALF_MADE = Pattern.compile("postgres-half-[0-9]+(\\.password)?");
  private static final String PASSWORD = "tocsin.password";

  /**
   * Nobody guesses 192 random bits, so they need not be stretched; a cold JVM would work on that
   * for a tenth of a second with each connection.
   */
  private static final String PASSWORD_IS_RANDOM = "--set=scram_iterations=1";

  /** Makes the cluster if there is none; what an interrupted earlier attempt left is removed. */
  void createIfMissing() {
    Path cluster = layout.cluster();
    try {
      Directories.deleteMatching(layout.directory(), HALF_MADE, cluster);
      if (Directories.isEmptyOrMissing(cluster)) {
        create(cluster);
      }
      requireUsable(cluster);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "PostgreSQL's files can't be made in " + layout.directory() + ": " + Reason.of(e) + ".",
          e);
    }
  }

  Secret password() {
    try {
      return new Secret(Files.readString(passwordFile(), US_ASCII).strip());
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "The database's password can't be read: " + Reason.of(e) + ".", e);
    }
  }

  private Path passwordFile() {
    return layout.cluster().resolve(PASSWORD);
  }

  /** Under a name of its own first: the rename is the moment from which there is a cluster. */
  private void create(Path cluster) throws IOException {
    LOG.info("Making a database in {}", cluster);
    Path half = Files.createTempDirectory(layout.directory(), HALF);
    Path password = Files.createTempFile(layout.directory(), HALF, ".password");
    try {
      Files.writeString(password, newPassword() + "\n", US_ASCII);
      initialise(half, password);
      Files.move(password, half.resolve(PASSWORD));
    } finally {
      Files.deleteIfExists(password);
    }
    Directories.sync(half);
    Files.deleteIfExists(cluster);
    Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
    Directories.sync(layout.directory());
  }

  private void initialise(Path half, Path password) {
    Program.Result result =
        binaries
            .program("initdb")
            .run(
                INITDB,
                List.of(
                    "--pgdata=" + half,
                    "--username=" + USER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    PASSWORD_IS_RANDOM,
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions"));
    if (!result.succeeded()) {
      throw new EmbeddedDatabaseException(explain(result.output()));
    }
  }

  private static String explain(String output) {
    if (output.contains("cannot be run as root")) {
      return "PostgreSQL does not run as root, and this machine allows no user namespaces (unshare"
          + " -U) to step out of it; start Tocsin as an ordinary user, or name a server with"
          + " DATABASE_URL.";
    }
    return "PostgreSQL could not make its files:\n" + output;
  }

  private static String newPassword() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private void requireUsable(Path cluster) throws IOException {
    Path version = cluster.resolve("PG_VERSION");
    if (!Files.exists(version)) {
      throw new EmbeddedDatabaseException(
          "%s is not a PostgreSQL database (it has no PG_VERSION); "
              .concat("move it away, or name another directory with --data.")
              .formatted(cluster));
    }
    String theirs = Files.readString(version, UTF_8).strip();
    String ours = majorVersion();
    if (!theirs.equals(ours)) {
      throw new EmbeddedDatabaseException(
          "%s was written by PostgreSQL %s, and this Tocsin brings %s; move the data over with "
              .concat("pg_dump and pg_restore, or name another directory with --data.")
              .formatted(cluster, theirs, ours));
    }
  }

  private String majorVersion() {
    String text = binaries.program("postgres").run(INITDB, List.of("--version")).output();
    return text.replaceFirst("(?s).*?(\\d+)\\..*", "$1");
  }
}
