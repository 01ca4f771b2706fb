/** What Tocsin tells of itself in numbers, for Prometheus. */
@NullMarked
package io.tocsin.app.figures;

import org.jspecify.annotations.NullMarked;
