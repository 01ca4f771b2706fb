/**
 * The local chat in a terminal: a client of the HTTP interface, with nothing of the server in it.
 */
@NullMarked
package io.tocsin.app.chat;

import org.jspecify.annotations.NullMarked;
