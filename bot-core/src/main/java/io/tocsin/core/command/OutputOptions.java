package io.tocsin.core.command;

import io.tocsin.core.command.output.Format;
import io.tocsin.core.command.output.Query;
import org.jspecify.annotations.Nullable;

/**
 * How the answer is wanted; all null means in words.
 *
 * @param query what of the answer is wanted
 * @param format how it is written down
 * @param region the Region that was named
 */
public record OutputOptions(
    @Nullable Query query, @Nullable Format format, @Nullable String region) {

  public static final OutputOptions PLAIN = new OutputOptions(null, null, null);

  /** Whether the literal answer is wanted, as the AWS CLI prints it, and not one in words. */
  public boolean literal() {
    return query != null || format != null;
  }
}
