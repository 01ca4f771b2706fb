package io.tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.operation.RelatedItemOperation.ItemType;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvolvedResourcesTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "text", "[]", "1", "{}", "{\"resources\":\"x\"}", "{\"detail\":[]}"})
  void text_that_names_nothing_gives_nothing(@org.jspecify.annotations.Nullable String raw) {
    assertThat(InvolvedResources.of(raw)).isEmpty();
  }

  @Test
  void resources_are_named_once_and_only_if_they_are_arns() {
    String arn = "arn:aws:ec2:us-east-1:111122223333:instance/i-1";
    List<RelatedItem> items =
        InvolvedResources.of("{\"resources\":[\"" + arn + "\",\"i-1\",\"" + arn + "\",7]}");
    assertThat(items).hasSize(1);
    assertThat(items.getFirst().identifier().type()).isEqualTo(ItemType.INVOLVED_RESOURCE);
    assertThat(items.getFirst().identifier().value().arn()).isEqualTo(arn);
    assertThat(items.getFirst().title()).isEqualTo("instance/i-1");
  }

  @Test
  void dimensions_stand_for_resources_in_the_partition_of_the_alarm() {
    List<RelatedItem> items =
        InvolvedResources.of(
            """
            {"region":"cn-north-1","account":"111122223333",
             "resources":["arn:aws-cn:cloudwatch:cn-north-1:111122223333:alarm:a"],
             "detail":{"configuration":{"metrics":[
              {"metricStat":{"metric":{"namespace":"AWS/Lambda","name":"Errors",
               "dimensions":{"FunctionName":"pay","Resource":"pay:live"}}}}]}}}
            """);
    assertThat(items.get(1).identifier().value().arn())
        .isEqualTo("arn:aws-cn:lambda:cn-north-1:111122223333:function:pay");
    assertThat(items).hasSize(3);
  }

  @Test
  void an_expression_is_a_metric_too_and_too_long_a_definition_is_none() {
    String expression =
        "{\"detail\":{\"configuration\":{\"metrics\":[{\"id\":\"e1\",\"expression\":\"%s\"}]}}}";
    assertThat(
            InvolvedResources.of(expression.formatted("m1*2"))
                .getFirst()
                .identifier()
                .value()
                .metricDefinition())
        .contains("[{\"expression\":\"m1*2\",\"id\":\"e1\"}]");
    assertThat(InvolvedResources.of(expression.formatted("m".repeat(5000)))).isEmpty();
  }
}
