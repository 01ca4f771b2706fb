package io.tocsin.app.sealing;

import io.tocsin.core.access.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The key of an installation whose database is in the box: a file beside the data, made once, that
 * nobody but its owner can read. Whoever copies the database alone does not have it.
 */
public record KeyFile(Path file) {

  /** The key of this data directory, which must be there. */
  public static KeyFile in(Path directory) {
    return new KeyFile(directory.resolve("secrets.key"));
  }

  /**
   * @throws UncheckedIOException if it can be neither read nor made
   */
  public Secret readOrMake() {
    try {
      if (!Files.exists(file)) {
        make();
      }
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The key file " + file + " can't be used: " + e.getMessage() + ".", e);
    }
  }

  private Secret read() throws IOException {
    return Optional.of(new Secret(Files.readString(file).strip()))
        .filter(SealedByKeys::isKey)
        .orElseThrow(() -> new IOException("it does not hold 32 bytes in base64"));
  }

  /** Under another name first: a file that was half written when the power went is no key. */
  private void make() throws IOException {
    byte[] key = new byte[SealingKey.BYTES];
    new SecureRandom().nextBytes(key);
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, onlyForOwner());
    Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private FileAttribute<?>[] onlyForOwner() throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    return Files.getFileStore(directory == null ? file : directory)
            .supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
