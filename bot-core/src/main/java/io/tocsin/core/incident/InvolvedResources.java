package io.tocsin.core.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.core.Json;
import io.tocsin.core.operation.RelatedItemOperation.ItemIdentifier;
import io.tocsin.core.operation.RelatedItemOperation.ItemType;
import io.tocsin.core.operation.RelatedItemOperation.ItemValue;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The related items that an event of EventBridge names: its resources, the resources that its
 * alarm's dimensions stand for, the alarm's metrics as CloudWatch's own metric source, and the
 * links of an alert.
 */
public final class InvolvedResources {
  private static final ObjectMapper JSON = Json.MAPPER;
  private static final int LONGEST_DEFINITION = 4000;
  private static final int LONGEST_ARN = 1000;
  private static final Pattern ARN =
      Pattern.compile("arn:aws(-cn|-us-gov)?:[a-z0-9-]*:[a-z0-9-]*:([0-9]{12})?:.+");

  /** For a namespace and its dimension: the part of the ARN with service, Region, account, name. */
  private static final Map<String, String> SHAPES =
      Map.of(
          "AWS/EC2 InstanceId", "ec2:%s:%s:instance/%s",
          "AWS/Lambda FunctionName", "lambda:%s:%s:function:%s",
          "AWS/RDS DBInstanceIdentifier", "rds:%s:%s:db:%s",
          "AWS/DynamoDB TableName", "dynamodb:%s:%s:table/%s",
          "AWS/SQS QueueName", "sqs:%s:%s:%s",
          "AWS/SNS TopicName", "sns:%s:%s:%s");

  private InvolvedResources() {}

  /** What the text names, if it is the JSON of an event; else nothing. */
  public static List<RelatedItem> of(@Nullable String rawData) {
    try {
      return rawData == null ? List.of() : of(JSON.readTree(rawData));
    } catch (JsonProcessingException someOtherText) {
      return List.of();
    }
  }

  /** What the event names; each thing once. */
  public static List<RelatedItem> of(JsonNode event) {
    Set<String> arns = new LinkedHashSet<>();
    event.path("resources").forEach(arn -> arns.add(arn.asText()));
    event.at("/detail/findings").forEach(finding -> addFinding(finding, arns));
    JsonNode metrics = event.path("detail").path("configuration").path("metrics");
    metrics.forEach(metric -> addDimensions(metric.path("metricStat").path("metric"), event, arns));
    List<RelatedItem> items = new ArrayList<>();
    arns.stream()
        .filter(InvolvedResources::isArn)
        .map(InvolvedResources::resource)
        .forEach(items::add);
    String definition = definition(metrics, event.path("region").asText());
    if (definition != null) {
      items.add(metric(definition, event));
    }
    items.addAll(AlertLinks.of(event.path("detail")));
    return items;
  }

  /** What a finding of Security Hub is about. */
  private static void addFinding(JsonNode finding, Set<String> arns) {
    finding.path("Resources").forEach(resource -> arns.add(resource.path("Id").asText()));
  }

  private static void addDimensions(JsonNode metric, JsonNode event, Set<String> arns) {
    String namespace = metric.path("namespace").asText();
    for (Map.Entry<String, JsonNode> dimension : metric.path("dimensions").properties()) {
      String shape = SHAPES.get(namespace + " " + dimension.getKey());
      if (shape != null) {
        arns.add("arn:" + partition(event) + ":" + filled(shape, event, dimension.getValue()));
      }
    }
  }

  private static String filled(String shape, JsonNode event, JsonNode name) {
    return shape.formatted(
        event.path("region").asText(), event.path("account").asText(), name.asText());
  }

  /** The partition of the alarm's own ARN. */
  private static String partition(JsonNode event) {
    String[] parts = event.path("resources").path(0).asText().split(":", 3);
    return parts.length == 3 ? parts[1] : "aws";
  }

  private static @Nullable String definition(JsonNode metrics, String region) {
    if (metrics.isEmpty()) {
      return null;
    }
    ObjectNode source = JSON.createObjectNode();
    ArrayNode rows = source.putArray("metrics");
    StreamSupport.stream(metrics.spliterator(), false)
        .map(InvolvedResources::row)
        .filter(row -> !row.isEmpty())
        .forEach(rows::add);
    source.put("view", "timeSeries").put("region", region);
    String text = source.toString();
    return rows.isEmpty() || text.length() > LONGEST_DEFINITION ? null : text;
  }

  private static ArrayNode row(JsonNode query) {
    ArrayNode row = JSON.createArrayNode();
    ObjectNode options = JSON.createObjectNode();
    JsonNode stat = query.path("metricStat");
    JsonNode metric = stat.path("metric");
    if (metric.has("name")) {
      row.add(metric.path("namespace").asText()).add(metric.path("name").asText());
      metric.path("dimensions").properties().forEach(it -> row.add(it.getKey()).add(it.getValue()));
    } else if (!query.has("expression")) {
      return row;
    }
    copy(query, options, "expression", "id", "label");
    copy(stat, options, "stat", "period");
    return row.add(options);
  }

  private static void copy(JsonNode from, ObjectNode to, String... members) {
    for (String member : members) {
      if (from.has(member)) {
        to.set(member, from.get(member));
      }
    }
  }

  /** Whether the text is an ARN, and not too long for one. */
  public static boolean isArn(String text) {
    return text.length() <= LONGEST_ARN && ARN.matcher(text).matches();
  }

  private static RelatedItem resource(String arn) {
    ItemValue value = new ItemValue(arn, null, null, null);
    String name = arn.split(":", 6)[5];
    String title = name.length() > 200 ? name.substring(0, 200) : name;
    return new RelatedItem(null, new ItemIdentifier(ItemType.INVOLVED_RESOURCE, value), title);
  }

  private static RelatedItem metric(String definition, JsonNode event) {
    ItemValue value = new ItemValue(null, definition, null, null);
    String alarm = Quoted.line(event.path("detail").path("alarmName").asText());
    ItemIdentifier identifier = new ItemIdentifier(ItemType.METRIC, value);
    return new RelatedItem(
        null,
        identifier,
        alarm.isEmpty() ? null : alarm.substring(0, Math.min(alarm.length(), 200)));
  }
}
