/** The endpoints that programs call. */
@NullMarked
package io.tocsin.http;

import org.jspecify.annotations.NullMarked;
