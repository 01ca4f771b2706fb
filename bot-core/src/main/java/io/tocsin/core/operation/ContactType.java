package io.tocsin.core.operation;

/** What a contact of ssm-contacts stands for. */
public enum ContactType {
  /** One person, reached by channels. */
  PERSONAL,
  /** A plan of whom to engage one after another. */
  ESCALATION,
  /** Whoever is on call. */
  ONCALL_SCHEDULE
}
