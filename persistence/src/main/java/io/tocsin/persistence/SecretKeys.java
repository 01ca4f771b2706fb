package io.tocsin.persistence;

import java.security.SecureRandom;

/** Keys that all nodes share and nobody else has to know. */
record SecretKeys(Postgres postgres) {
  private static final int BYTES = 32;

  byte[] get(String name) {
    byte[] proposed = new byte[BYTES];
    new SecureRandom().nextBytes(proposed);
    return postgres.call(handle -> {
      handle
          .createUpdate(
              "INSERT INTO secret_key (name, key) VALUES (:name, :key) ON CONFLICT DO NOTHING")
          .bind("name", name)
          .bind("key", proposed)
          .execute();
      return handle
          .createQuery("SELECT key FROM secret_key WHERE name = :name")
          .bind("name", name)
          .mapTo(byte[].class)
          .one();
    });
  }
}
