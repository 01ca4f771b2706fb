/** How the log is written. */
@NullMarked
package io.tocsin.app.log;

import org.jspecify.annotations.NullMarked;
