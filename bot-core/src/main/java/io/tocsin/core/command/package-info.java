/**
 * A typed line becomes an operation, or tells where it went wrong. Everything here is a pure
 * function of the line, the time and the speaker's zone: names stay as they were typed, and nothing
 * is looked up.
 */
@NullMarked
package io.tocsin.core.command;

import org.jspecify.annotations.NullMarked;
