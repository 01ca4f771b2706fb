/** The chat of the house: a platform like the others, kept in the same database. */
@NullMarked
package io.tocsin.core.chat.local;

import org.jspecify.annotations.NullMarked;
