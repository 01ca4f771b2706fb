package io.tocsin.slack;

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
}
