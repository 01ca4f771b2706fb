package io.tocsin.core.command.output;

/** The ways to write an answer down. */
public enum Format {
  JSON,
  TEXT,
  TABLE,
  YAML
}
