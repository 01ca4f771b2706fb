/** Who may do what, and the secrets that prove it. */
@NullMarked
package io.tocsin.core.access;

import org.jspecify.annotations.NullMarked;
