package io.tocsin.app;

import io.tocsin.core.Unavailable;
import io.tocsin.core.chat.local.LocalChat;
import io.tocsin.core.outbox.Relay;
import io.tocsin.persistence.Signals;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What other nodes on the same database signal to this one. */
record Neighbours(Relay relay, LocalChat chat, Executor threads) implements Signals {
  private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);

  @Override
  public void handedOver() {
    threads.execute(this::look);
  }

  private void look() {
    try {
      relay.handedOver();
    } catch (Unavailable away) {
      LOG.debug("What other nodes left is looked for later: {}", away.getMessage());
    }
  }

  @Override
  public void chatChanged(String room) {
    chat.changed(room);
  }
}
