package io.tocsin.core.operation;

import org.jspecify.annotations.Nullable;

/** An operation whose answer comes in pages of at most {@code maxResults} (1 to 100) items. */
public interface Paged {
  int MOST = 100;

  @Nullable Integer maxResults();

  /** The token of the page before, as it was answered; null for the first page. */
  @Nullable String nextToken();

  default int pageSize() {
    Integer asked = maxResults();
    return asked == null || asked == 0 ? MOST : asked;
  }
}
