/** Rooms of the local chat and webhook rooms: making, listing and deleting them. */
@NullMarked
package io.tocsin.core.room;

import org.jspecify.annotations.NullMarked;
