package io.tocsin.core.engagement;

import io.tocsin.core.operation.ChannelType;
import java.time.Instant;

/**
 * Is told what becomes of pages, by the thread that delivers. Has to be quick and must not throw.
 */
public interface PageObserver {

  /** Sees nothing. */
  PageObserver NONE =
      new PageObserver() {
        @Override
        public void sent(ChannelType kind, Moments moments) {}

        @Override
        public void failed(ChannelType kind) {}

        @Override
        public void unwanted(ChannelType kind) {}
      };

  /** A provider has it. */
  void sent(ChannelType kind, Moments moments);

  /** It is never sent: the provider refused it for good, or there is none. */
  void failed(ChannelType kind);

  /** Before it left, somebody answered or the paging ended: it stays here. */
  void unwanted(ChannelType kind);

  /**
   * @param accepted when it was decided and committed
   * @param handedOver when the attempt began that got through
   * @param taken when the provider had it
   */
  record Moments(Instant accepted, Instant handedOver, Instant taken) {}
}
