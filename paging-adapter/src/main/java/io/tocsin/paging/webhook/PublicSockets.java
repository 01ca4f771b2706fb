package io.tocsin.paging.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Connections to public addresses. Every connection passes here with the very address that it goes
 * to, so nothing that a name server says in between can change it.
 */
final class PublicSockets extends SocketFactory {
  @Override
  public Socket createSocket() {
    return new PublicSocket();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("connected later");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("connected later");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("connected later");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("connected later");
  }

  private static final class PublicSocket extends Socket {
    @Override
    public void connect(SocketAddress to, int timeout) throws IOException {
      NotPublic.refuse(((InetSocketAddress) to).getAddress());
      super.connect(to, timeout);
    }
  }
}
