/** What an operator may set, read once at the start and checked as a whole. */
@NullMarked
package io.tocsin.app.config;

import org.jspecify.annotations.NullMarked;
