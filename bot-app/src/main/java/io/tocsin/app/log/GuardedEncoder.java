package io.tocsin.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import io.tocsin.core.access.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines as another encoder does, in UTF-8, with a mask in place of whatever has the shape of
 * a secret. Nothing should log one; this is for the day when something does.
 */
public final class GuardedEncoder extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = new byte[0];

  private @Nullable Encoder<ILoggingEvent> inner;

  /** The encoder that makes the lines. */
  public void setInner(Encoder<ILoggingEvent> encoder) {
    inner = encoder;
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return Redaction.of(new String(requireNonNull(inner).encode(event), UTF_8)).getBytes(UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
