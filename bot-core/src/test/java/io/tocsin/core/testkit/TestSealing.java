package io.tocsin.core.testkit;

import io.tocsin.core.access.Sealed;
import io.tocsin.core.access.Sealing;
import io.tocsin.core.access.Secret;
import java.util.Optional;

/** Closes nothing, but keeps the rules: what was sealed for one owner opens for no other. */
public final class TestSealing implements Sealing {
  private static final String KEY = "test";

  private final Optional<String> missing;

  public TestSealing() {
    this(Optional.empty());
  }

  /**
   * @param missing what it says is missing
   */
  public TestSealing(Optional<String> missing) {
    this.missing = missing;
  }

  @Override
  public Optional<String> missing() {
    return missing;
  }

  @Override
  public Sealed seal(Secret secret, String owner) {
    return new Sealed(KEY, owner + "|" + new StringBuilder(secret.reveal()).reverse());
  }

  @Override
  public Optional<Secret> open(Sealed sealed, String owner) {
    return sealed.key().equals(KEY) && sealed.text().startsWith(owner + "|")
        ? Optional.of(
            new Secret(
                new StringBuilder(sealed.text().substring(owner.length() + 1))
                    .reverse()
                    .toString()))
        : Optional.empty();
  }

  @Override
  public boolean isOutdated(Sealed sealed) {
    return !sealed.key().equals(KEY);
  }
}
