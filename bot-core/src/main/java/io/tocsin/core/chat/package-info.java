/** What every chat platform shares: the message model, rooms, actors and delivery. */
@NullMarked
package io.tocsin.core.chat;

import org.jspecify.annotations.NullMarked;
