package io.tocsin.core.testkit;

import io.tocsin.core.chat.Room;
import io.tocsin.core.outbox.ChannelLog;
import java.util.UUID;

/** For stories in which no incident asks for a channel. */
public final class NoChannels implements ChannelLog {
  @Override
  public void opened(UUID incident, Room channel, String name) {
    throw new AssertionError("Nobody asked for " + channel);
  }

  @Override
  public void refused(UUID incident, String reason) {
    throw new AssertionError(reason);
  }
}
