package io.tocsin.core.operation;

import io.tocsin.core.operation.ContactOperation.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operations on the tags of contacts and rotations: named as in {@link TagOperation}, but of
 * another service, which writes tags in another form.
 */
public sealed interface ContactTagOperation<R> extends Operation<R> {

  record TagResource(
      @NotNull @Size(min = 1, max = 1011) String resourceARN,
      @NotNull @Size(max = 50) List<@NotNull @Valid Tag> tags)
      implements ContactTagOperation<Done> {}

  record UntagResource(
      @NotNull @Size(min = 1, max = 1011) String resourceARN,
      @NotNull @Size(max = 50) List<@NotNull @ContactsTagKey String> tagKeys)
      implements ContactTagOperation<Done> {}

  record ListTagsForResource(@NotNull @Size(min = 1, max = 1011) String resourceARN)
      implements ContactTagOperation<ListTagsForResourceOutput> {}

  record ListTagsForResourceOutput(@Nullable List<Tag> tags) {}
}
