package io.tocsin.core.people;

import io.tocsin.core.operation.ContactOperation.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tags in the form that ssm-contacts has for them: a list of keys with values. */
public final class TagList {
  private TagList() {}

  /** A tag without a key is none, one without a value has an empty one; of two the last counts. */
  public static Map<String, String> map(@Nullable List<Tag> given) {
    Map<String, String> tags = new HashMap<>();
    for (Tag tag : Objects.requireNonNullElse(given, List.<Tag>of())) {
      if (tag.key() != null) {
        tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), ""));
      }
    }
    return tags;
  }

  /** Sorted by key. */
  public static List<Tag> of(Map<String, String> tags) {
    return tags.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(tag -> new Tag(tag.getKey(), tag.getValue()))
        .toList();
  }
}
