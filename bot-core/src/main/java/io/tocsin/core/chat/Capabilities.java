package io.tocsin.core.chat;

/**
 * What a platform can do; the core asks before it relies on one.
 *
 * @param edit a posted message can be changed in place
 * @param threads a message can have a thread
 * @param privateAnswers an answer can be shown to one person alone
 * @param buttons messages can carry buttons
 */
public record Capabilities(
    boolean edit, boolean threads, boolean privateAnswers, boolean buttons) {}
