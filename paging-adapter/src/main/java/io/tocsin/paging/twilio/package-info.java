/** Pages by SMS and by call, with Twilio, and what people send back. */
@NullMarked
package io.tocsin.paging.twilio;

import org.jspecify.annotations.NullMarked;
