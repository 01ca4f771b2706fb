/** A Twilio to test against: it keeps what it is told, and refuses what the real one refuses. */
@NullMarked
package io.tocsin.paging.twilio.fake;

import org.jspecify.annotations.NullMarked;
