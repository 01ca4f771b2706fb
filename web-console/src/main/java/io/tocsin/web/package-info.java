/** The pages that people open in a browser. */
@NullMarked
package io.tocsin.web;

import org.jspecify.annotations.NullMarked;
