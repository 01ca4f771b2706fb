/** Secrets at rest: the keys, and what is closed and opened with them. */
@NullMarked
package io.tocsin.app.sealing;

import org.jspecify.annotations.NullMarked;
