/**
 * The PostgreSQL that comes in the box.
 *
 * <p>The library's own starter passes {@code -F} and {@code synchronous_commit=off}, waits half a
 * minute in front of an orphan, and can't start a dead server again on its port; so only its
 * binaries and the choice among them are used, and {@code initdb} and {@code pg_ctl} are called
 * here.
 */
@NullMarked
package io.tocsin.app.database;

import org.jspecify.annotations.NullMarked;
