package io.tocsin.core.incident;

import io.tocsin.core.Caller;
import io.tocsin.core.Caller.Channel;

/** Tocsin itself, as whoever does what nobody has asked for. */
public final class House {
  private House() {}

  /** The caller that stands for it in this account. */
  public static Caller caller(String account) {
    String arn = Arns.chatUser(account, "local", "tocsin");
    return new Caller(arn, "Tocsin", Channel.SYSTEM, null, null);
  }
}
