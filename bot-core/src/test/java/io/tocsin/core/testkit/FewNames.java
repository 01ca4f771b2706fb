package io.tocsin.core.testkit;

import io.tocsin.core.command.Completion.Known;
import io.tocsin.core.command.Completion.Suggestion;
import java.util.List;

/**
 * Names to complete lines with: two plans, two incidents, a room and a source, somebody with a mail
 * address, and who is on call.
 */
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

  @Override
  public List<Suggestion> contacts() {
    return List.of(new Suggestion("bob", "person"), new Suggestion("primary", "on-call schedule"));
  }

  @Override
  public List<Suggestion> schedules() {
    return List.of(new Suggestion("primary", "on-call schedule"));
  }

  @Override
  public List<Suggestion> channels() {
    return List.of(new Suggestion("bob/mail", ""));
  }

  @Override
  public List<Suggestion> rotations() {
    return List.of(new Suggestion("nights", ""));
  }
}
