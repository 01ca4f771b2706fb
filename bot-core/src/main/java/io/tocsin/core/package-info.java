/** The one door of Tocsin and what passes through it: callers, outcomes, refusals. */
@NullMarked
package io.tocsin.core;

import org.jspecify.annotations.NullMarked;
