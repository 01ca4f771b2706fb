/** Looks whether what Tocsin needs is there, and says what is missing. */
@NullMarked
package io.tocsin.app.doctor;

import org.jspecify.annotations.NullMarked;
