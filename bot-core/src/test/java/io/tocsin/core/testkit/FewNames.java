package io.tocsin.core.testkit;

import io.tocsin.core.command.Completion.Known;
import io.tocsin.core.command.Completion.Suggestion;
import java.util.List;

/** Names to complete lines with: two plans, two incidents, a room and a source. */
public record FewNames() implements Known {
  @Override
  public List<Suggestion> plans() {
    return List.of(new Suggestion("checkout", "Checkout"), new Suggestion("search", "Search"));
  }

  @Override
  public List<Suggestion> incidents() {
    return List.of(new Suggestion("#214", "Checkout errors"), new Suggestion("#9", "Slow"));
  }

  @Override
  public List<Suggestion> rooms() {
    return List.of(new Suggestion("payments", ""));
  }

  @Override
  public List<Suggestion> sources() {
    return List.of(new Suggestion("grafana", ""));
  }
}
