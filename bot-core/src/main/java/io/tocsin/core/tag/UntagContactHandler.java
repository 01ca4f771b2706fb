package io.tocsin.core.tag;

import io.tocsin.core.Call;
import io.tocsin.core.operation.ContactTagOperation.UntagResource;
import io.tocsin.core.operation.Done;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;

/** The same as {@link UntagResourceHandler}. */
public final class UntagContactHandler implements Handler.Changing<UntagResource, Done> {

  @Override
  public Set<Key> keys(UntagResource operation, Call call, State found) {
    return Tagged.keys(operation.resourceARN(), call, found);
  }

  @Override
  public Decision<Done> decide(UntagResource operation, Call call, State state) {
    return Tagged.find(operation.resourceARN(), call, state)
        .map(arn -> UntagResourceHandler.remove(arn, state.tags(arn), operation.tagKeys()))
        .orElseGet(() -> Decision.refuse(Tagged.nothing(operation.resourceARN(), call)));
  }
}
