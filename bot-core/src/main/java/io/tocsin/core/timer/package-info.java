/** What is due at a time of its own, kept with the state that it belongs to. */
@NullMarked
package io.tocsin.core.timer;

import org.jspecify.annotations.NullMarked;
