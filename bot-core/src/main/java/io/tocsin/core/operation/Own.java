package io.tocsin.core.operation;

/** An operation that is Tocsin's own: AWS's API does not have it. */
public interface Own {}
