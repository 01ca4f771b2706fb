package io.tocsin.persistence;

import io.tocsin.core.access.Secret;
import java.time.Duration;

/**
 * Which database, and how it is used.
 *
 * @param url of JDBC, {@code jdbc:postgresql://host:5432/name}; parameters in it win over ours
 * @param connections how many are open at most, beside the one of the writer and the one that shows
 *     this process is alive
 * @param startWait how long {@link Database#open} waits for a database that does not answer
 */
public record DatabaseConfig(
    String url, String user, Secret password, int connections, Duration startWait) {

  public DatabaseConfig(String url, String user, Secret password) {
    this(url, user, password, 10, Duration.ofSeconds(60));
  }
}
