package io.tocsin.core.operation;

/** An operation that only programs call, by a way of its own; nobody types it. */
public interface ForPrograms {}
