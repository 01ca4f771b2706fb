package io.tocsin.persistence;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of the rows of a {@link Part}.
 *
 * @param type PostgreSQL's name of the type
 */
record Column<T>(String name, String type, Function<T, @Nullable Object> value) {}
