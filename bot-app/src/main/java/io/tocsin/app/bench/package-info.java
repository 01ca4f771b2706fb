/**
 * The benchmark: the product, started as {@code up} starts it, under load from another process.
 *
 * <p>Client and receiver here are measuring instruments. They know just enough of HTTP/1.1 to cost
 * much less than what they measure, and are used for nothing else.
 */
@NullMarked
package io.tocsin.app.bench;

import org.jspecify.annotations.NullMarked;
