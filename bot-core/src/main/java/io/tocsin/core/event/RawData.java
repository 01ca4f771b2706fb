package io.tocsin.core.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import java.util.List;

/** An event as the raw data of a trigger: whole JSON that is not longer than a trigger may be. */
final class RawData {
  static final int LONGEST = 10_000;

  /** What is left out of too long an event, one after the other, the least useful first. */
  private static final List<String> LEFT_OUT =
      List.of(
          "/detail/state/reasonData",
          "/detail/previousState",
          "/detail/configuration/description",
          "/detail/configuration",
          "/detail/annotations/description",
          "/detail/annotations",
          "/detail/labels",
          "/detail/state/reason",
          "/detail");

  private RawData() {}

  static String of(ObjectNode event) {
    String whole = event.toString();
    return whole.length() > LONGEST ? shortened(event) : whole;
  }

  private static String shortened(ObjectNode event) {
    ObjectNode rest = event.deepCopy();
    String text = rest.toString();
    for (int i = 0; text.length() > LONGEST && i < LEFT_OUT.size(); i++) {
      String path = LEFT_OUT.get(i);
      int last = path.lastIndexOf('/');
      if (rest.at(path.substring(0, last)) instanceof ObjectNode parent) {
        parent.remove(path.substring(last + 1));
      }
      text = rest.toString();
    }
    return text.length() > LONGEST ? bare(event) : text;
  }

  private static String bare(ObjectNode event) {
    ObjectNode bare = Json.MAPPER.createObjectNode();
    bare.set("detail-type", event.get("detail-type"));
    bare.set("source", event.get("source"));
    bare.putArray("resources").add(event.path("resources").path(0));
    return bare.toString();
  }
}
