package io.tocsin.app;

import io.tocsin.app.config.Configuration;
import io.tocsin.app.config.Configuration.Database.Embedded;

/** What {@code up} prints: where it is, and five lines to try. */
final class Welcome {
  private Welcome() {}

  static String text(Configuration configuration, int port) {
    String address = "http://127.0.0.1:" + port;
    return configuration.database() instanceof Embedded
        ? "%s%n%n%s".formatted(heading(address), demo(address, configuration))
        : heading(address);
  }

  private static String heading(String address) {
    return "Tocsin is up: " + address + " (Ctrl-C stops it)";
  }

  private static String demo(String address, Configuration configuration) {
    String room = configuration.bot().defaultRoom();
    return """
    Try, in the page at %1$s or here in another terminal:
      ./tocsin chat --room %2$s --as maria 'start checkout "Checkout errors above 5 %%"'
      ./tocsin chat --room %2$s --as maria ack
      ./tocsin chat --room %2$s --as sam 'note rolled back deploy 81f2, watching'
      curl -sS -H 'Authorization: Bearer %3$s' --data @docs/examples/alarm.json %1$s/events/%4$s
      ./tocsin chat --room %2$s --as maria help\
    """
        .formatted(address, room + port(address), Demo.KEY, Demo.SOURCE);
  }

  /** The terminal looks at the usual port unless it is told another. */
  private static String port(String address) {
    return address.endsWith(":8080") ? "" : " --url " + address;
  }
}
