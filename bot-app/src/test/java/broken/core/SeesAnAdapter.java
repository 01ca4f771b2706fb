package broken.core;

import broken.http.Endpoint;

final class SeesAnAdapter {
  private SeesAnAdapter() {}

  static String ask() {
    return Endpoint.name();
  }
}
