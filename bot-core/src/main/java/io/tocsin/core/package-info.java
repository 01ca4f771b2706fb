/** The product itself, free of input and output. */
@NullMarked
package io.tocsin.core;

import org.jspecify.annotations.NullMarked;
