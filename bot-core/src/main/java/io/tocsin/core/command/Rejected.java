package io.tocsin.core.command;

import io.tocsin.core.command.Parsed.Faulty;

/** Leaves a descent of the grammar at the first fault; it never leaves this package. */
final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Faulty fault;

  Rejected(Faulty fault) {
    super(fault.message(), null, false, false);
    this.fault = fault;
  }

  static Rejected at(Place place, String message) {
    return new Rejected(Faulty.at(place, message));
  }

  Faulty fault() {
    return fault;
  }
}
