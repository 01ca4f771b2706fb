package io.tocsin.core.tag;

import io.tocsin.core.Call;
import io.tocsin.core.Refusal;
import io.tocsin.core.Refusal.Resource;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.TagOperation.TagResource;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Adds tags, and replaces the values of those that are there. */
public final class TagResourceHandler implements Handler.Changing<TagResource, Done> {

  @Override
  public Set<Key> keys(TagResource operation, Call call, State found) {
    return Tagged.keys(operation.resourceArn(), call, found);
  }

  @Override
  public Decision<Done> decide(TagResource operation, Call call, State state) {
    return Tagged.find(operation.resourceArn(), call, state)
        .map(arn -> add(arn, state.tags(arn), operation.tags()))
        .orElseGet(() -> Decision.refuse(Tagged.nothing(operation.resourceArn(), call)));
  }

  static Decision<Done> add(String arn, Map<String, String> before, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(before);
    all.putAll(more);
    if (all.size() > Tagged.MOST) {
      return Decision.refuse(
          new Refusal.QuotaExceeded("tags of a resource", Tagged.MOST, Resource.RESOURCE, arn));
    }
    return all.equals(before)
        ? Decision.accept(Done.DONE)
        : Decision.accept(Done.DONE, new Change.PutTags(arn, all));
  }
}
