package io.tocsin.http;

import io.tocsin.core.Ids;
import java.util.UUID;

/** The same identifier each time. */
record OneId(UUID next) implements Ids {
  @Override
  public String code() {
    return "000000";
  }
}
