package io.tocsin.paging.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A host leads to where no message may go. A resolver may throw no other kind of exception. */
final class NotPublic extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  NotPublic(InetAddress address) {
    super(address.getHostAddress());
  }

  static void refuse(InetAddress address) throws NotPublic {
    if (!Network.isPublic(address)) {
      throw new NotPublic(address);
    }
  }
}
