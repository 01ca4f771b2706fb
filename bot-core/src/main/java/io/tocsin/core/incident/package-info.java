/** Incidents: their state, their timeline and every decision about them. */
@NullMarked
package io.tocsin.core.incident;

import org.jspecify.annotations.NullMarked;
