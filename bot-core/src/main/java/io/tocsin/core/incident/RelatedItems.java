package io.tocsin.core.incident;

import io.tocsin.core.Ids;
import io.tocsin.core.Settings;
import io.tocsin.core.operation.RelatedItemOperation.ItemIdentifier;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The related items of an incident: at most one for each identifier. */
record RelatedItems(List<RelatedItem> items) {
  static final RelatedItems NONE = new RelatedItems(List.of());

  RelatedItems {
    items = List.copyOf(items);
  }

  Optional<RelatedItem> find(ItemIdentifier identifier) {
    return items.stream().filter(item -> item.identifier().equals(identifier)).findFirst();
  }

  boolean isFull() {
    return items.size() >= Settings.RELATED_ITEMS;
  }

  /** Adds those that are new, as long as there is room; those that are there stay as they are. */
  RelatedItems adding(List<RelatedItem> more, Ids ids) {
    RelatedItems result = this;
    for (RelatedItem item : more) {
      if (!result.isFull() && result.find(item.identifier()).isEmpty()) {
        result = result.put(item, ids);
      }
    }
    return result;
  }

  /**
   * Adds an item at the end, or replaces the one with the same identifier where it stands; that
   * one's generated identifier stays.
   */
  RelatedItems put(RelatedItem item, Ids ids) {
    List<RelatedItem> changed = new ArrayList<>(items);
    Optional<RelatedItem> same = find(item.identifier());
    String id = same.map(RelatedItem::generatedId).orElseGet(() -> generatedId(item, ids));
    RelatedItem named = new RelatedItem(id, item.identifier(), item.title());
    same.ifPresentOrElse(old -> changed.set(items.indexOf(old), named), () -> changed.add(named));
    return new RelatedItems(changed);
  }

  RelatedItems without(RelatedItem item) {
    return new RelatedItems(items.stream().filter(other -> !other.equals(item)).toList());
  }

  private String generatedId(RelatedItem item, Ids ids) {
    String given = item.generatedId();
    if (given != null && items.stream().noneMatch(it -> given.equals(it.generatedId()))) {
      return given;
    }
    String hex = ids.next().toString().replace("-", "").toUpperCase(Locale.ROOT);
    return "related-item/" + item.identifier().type() + "/" + hex;
  }
}
