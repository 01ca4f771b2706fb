package io.tocsin.core.operation;

/** An operation that removes something from sight; in a chat it asks for a click first. */
public interface Destructive {}
