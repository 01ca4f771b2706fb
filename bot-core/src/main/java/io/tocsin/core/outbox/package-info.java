/** Messages on their way out: committed with what caused them, delivered afterwards. */
@NullMarked
package io.tocsin.core.outbox;

import org.jspecify.annotations.NullMarked;
