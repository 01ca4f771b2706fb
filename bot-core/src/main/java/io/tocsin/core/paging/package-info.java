/** The ways out to people, by addresses of their own: mail, short messages, calls, pushes. */
@NullMarked
package io.tocsin.core.paging;

import org.jspecify.annotations.NullMarked;
