package io.tocsin.slack.fake;

/** A message that one person saw. */
public record Whispered(String channel, String user, Posted message) {}
