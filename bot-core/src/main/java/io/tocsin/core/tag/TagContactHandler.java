package io.tocsin.core.tag;

import io.tocsin.core.Call;
import io.tocsin.core.operation.ContactTagOperation.TagResource;
import io.tocsin.core.operation.Done;
import io.tocsin.core.people.TagList;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.Set;

/** The same as {@link TagResourceHandler}, asked for as a list. */
public final class TagContactHandler implements Handler.Changing<TagResource, Done> {

  @Override
  public Set<Key> keys(TagResource operation, Call call, State found) {
    return Tagged.keys(operation.resourceARN(), call, found);
  }

  @Override
  public Decision<Done> decide(TagResource operation, Call call, State state) {
    return Tagged.find(operation.resourceARN(), call, state)
        .map(arn -> TagResourceHandler.add(arn, state.tags(arn), TagList.map(operation.tags())))
        .orElseGet(() -> Decision.refuse(Tagged.nothing(operation.resourceARN(), call)));
  }
}
