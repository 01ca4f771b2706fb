package io.tocsin.core.operation;

/** What is known to have become of a page. */
public enum ReceiptType {
  /** A provider has told that it arrived. */
  DELIVERED,
  /** It could not be sent, or a provider has told that it did not arrive. */
  ERROR,
  /** Acknowledged. */
  READ,
  /** A provider has accepted it. */
  SENT,
  /** Not sent, or no longer to be answered, because the engagement was stopped. */
  STOP
}
