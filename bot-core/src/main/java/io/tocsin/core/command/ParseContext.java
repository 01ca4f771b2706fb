package io.tocsin.core.command;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What words about time mean.
 *
 * @param now when the line was said
 * @param zone where the speaker's clock hangs
 */
public record ParseContext(Instant now, ZoneId zone) {}
