package io.tocsin.core.access;

/**
 * A secret as it is kept: only {@link Sealing} can read it again.
 *
 * @param key which key closed it
 * @param text everything else that is needed to open it
 */
public record Sealed(String key, String text) {}
