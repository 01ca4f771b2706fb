package io.tocsin.core.operation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/** Operations on the tags of any resource. */
public sealed interface TagOperation<R> extends Operation<R> {

  record TagResource(
      @NotNull String resourceArn,
      @NotNull @Size(min = 1, max = 50)
          Map<@NotNull @TagKey String, @NotNull @TagValue String> tags)
      implements TagOperation<Done> {}

  record UntagResource(
      @NotNull String resourceArn,
      @NotNull @Size(min = 1, max = 50) List<@NotNull @TagKey String> tagKeys)
      implements TagOperation<Done> {}

  record ListTagsForResource(@NotNull String resourceArn)
      implements TagOperation<ListTagsForResourceOutput> {}

  record ListTagsForResourceOutput(Map<String, String> tags) {}
}
