package io.tocsin.core;

import java.time.Instant;

/**
 * The circumstances of one operation: all that a handler may know beside the operation and the
 * state.
 */
public record Call(Caller caller, Instant now, Ids ids, Settings settings) {}
