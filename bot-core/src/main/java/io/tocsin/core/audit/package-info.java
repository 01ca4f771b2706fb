/** The record of every call. */
@NullMarked
package io.tocsin.core.audit;

import org.jspecify.annotations.NullMarked;
