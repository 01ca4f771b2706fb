package io.tocsin.core.tag;

import io.tocsin.core.Call;
import io.tocsin.core.operation.Done;
import io.tocsin.core.operation.TagOperation.UntagResource;
import io.tocsin.core.writer.Change;
import io.tocsin.core.writer.Decision;
import io.tocsin.core.writer.Handler;
import io.tocsin.core.writer.Key;
import io.tocsin.core.writer.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Removes tags; a key that is not there is no error. */
public final class UntagResourceHandler implements Handler.Changing<UntagResource, Done> {

  @Override
  public Set<Key> keys(UntagResource operation, Call call, State found) {
    return Tagged.keys(operation.resourceArn(), call, found);
  }

  @Override
  public Decision<Done> decide(UntagResource operation, Call call, State state) {
    return Tagged.find(operation.resourceArn(), call, state)
        .map(arn -> remove(arn, state.tags(arn), operation.tagKeys()))
        .orElseGet(() -> Decision.refuse(Tagged.nothing(operation.resourceArn(), call)));
  }

  static Decision<Done> remove(String arn, Map<String, String> before, List<String> keys) {
    Map<String, String> left = new HashMap<>(before);
    keys.forEach(left::remove);
    return left.equals(before)
        ? Decision.accept(Done.DONE)
        : Decision.accept(Done.DONE, new Change.PutTags(arn, left));
  }
}
