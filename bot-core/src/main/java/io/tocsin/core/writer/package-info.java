/** The one writer of a node: decisions become one transaction for each batch. */
@NullMarked
package io.tocsin.core.writer;

import org.jspecify.annotations.NullMarked;
