/** The ways out to people and back: mail and its page, short messages, calls, pushes. */
@NullMarked
package io.tocsin.app.paging;

import org.jspecify.annotations.NullMarked;
