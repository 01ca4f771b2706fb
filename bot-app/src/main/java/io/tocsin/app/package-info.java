/** Start, configuration and wiring. */
@NullMarked
package io.tocsin.app;

import org.jspecify.annotations.NullMarked;
