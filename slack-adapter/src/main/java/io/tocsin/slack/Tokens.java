package io.tocsin.slack;

import java.time.Instant;
import java.util.Optional;

/** The workspaces that let Tocsin in. Asked before each call, so it should remember. */
@FunctionalInterface
public interface Tokens {

  /**
   * The workspace with this identifier ({@code T…}); empty if it never let Tocsin in, or threw it
   * out.
   *
   * @throws io.tocsin.core.Unavailable while the database is away
   */
  Optional<Workspace> of(String team);

  /**
   * Slack says that a workspace has thrown Tocsin out. Where tokens are not kept there is nothing
   * to forget.
   *
   * @param ended when that was; what was installed later stays
   * @throws io.tocsin.core.Unavailable while the database is away; Slack then says it again
   */
  default void forget(String team, Instant ended) {}
}
