/** People, the plans by which they are reached, and their addresses. */
@NullMarked
package io.tocsin.core.people;

import org.jspecify.annotations.NullMarked;
