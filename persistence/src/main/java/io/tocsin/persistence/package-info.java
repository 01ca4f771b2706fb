/** The stores over PostgreSQL. */
@NullMarked
package io.tocsin.persistence;

import org.jspecify.annotations.NullMarked;
