package io.tocsin.core.tag;

import io.tocsin.core.Call;
import io.tocsin.core.Outcome;
import io.tocsin.core.operation.ContactTagOperation;
import io.tocsin.core.operation.TagOperation.ListTagsForResource;
import io.tocsin.core.operation.TagOperation.ListTagsForResourceOutput;
import io.tocsin.core.people.TagList;
import io.tocsin.core.writer.Queries;

/** What is told of tags. */
public final class TagReading {
  private TagReading() {}

  public static Outcome<ListTagsForResourceOutput> list(
      ListTagsForResource operation, Call call, Queries queries) {
    return Tagged.find(operation.resourceArn(), call, queries)
        .map(arn -> Outcome.accepted(new ListTagsForResourceOutput(queries.tags(arn))))
        .orElseGet(() -> Outcome.refused(Tagged.nothing(operation.resourceArn(), call)));
  }

  public static Outcome<ContactTagOperation.ListTagsForResourceOutput> listOfContact(
      ContactTagOperation.ListTagsForResource operation, Call call, Queries queries) {
    return Tagged.find(operation.resourceARN(), call, queries)
        .map(arn -> TagList.of(queries.tags(arn)))
        .map(tags -> Outcome.accepted(new ContactTagOperation.ListTagsForResourceOutput(tags)))
        .orElseGet(() -> Outcome.refused(Tagged.nothing(operation.resourceARN(), call)));
  }
}
