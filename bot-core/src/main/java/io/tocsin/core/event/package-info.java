/** Notifications that come in, and what they trigger. */
@NullMarked
package io.tocsin.core.event;

import org.jspecify.annotations.NullMarked;
