package io.tocsin.app.chat;

import java.net.URI;
import java.util.Optional;

/**
 * Whom to talk to, where and as whom.
 *
 * @param url of the server, http or https
 * @param line what to say; without one, lines are read until the end
 * @param yes whether what asks for a confirmation gets it at once
 */
public record ChatOptions(URI url, String room, String as, Optional<String> line, boolean yes) {}
