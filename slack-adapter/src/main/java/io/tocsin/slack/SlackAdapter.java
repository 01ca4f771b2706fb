package io.tocsin.slack;

import io.tocsin.core.chat.ChatPlatform;
import io.tocsin.core.chat.Conversation;
import java.util.concurrent.Executor;

/** Slack, for whoever puts the house together. */
public final class SlackAdapter implements AutoCloseable {
  private final SlackApi api;
  private final SlackPlatform platform;

  /**
   * @param conversation where what people say and press is handed in
   * @param executor runs what is done after Slack had its answer
   */
  public SlackAdapter(
      SlackConfig config, Tokens tokens, Conversation conversation, Executor executor) {
    this.api = new SlackApi(config, tokens);
    this.platform = new SlackPlatform(api);
  }

  /** What the relay delivers to. */
  public ChatPlatform platform() {
    return platform;
  }

  @Override
  public void close() {
    api.close();
  }
}
