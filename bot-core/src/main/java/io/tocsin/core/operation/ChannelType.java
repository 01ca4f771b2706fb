package io.tocsin.core.operation;

/** How somebody is reached. AWS's API has the first three. */
public enum ChannelType {
  /** A short message, to a number as {@code +15550100}. */
  SMS,
  /** A telephone call, to a number as {@code +15550100}. */
  VOICE,
  EMAIL,
  /** A direct message in a chat, to somebody as {@code slack:T1/U1}. */
  CHAT,
  /** A push, to the address of an ntfy topic or of a webhook. */
  PUSH
}
