package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.operation.Binding;
import io.tocsin.core.operation.Bound;
import io.tocsin.core.operation.Operation;
import io.tocsin.core.operation.TestConstraints;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trees that come of typed lines are operations without further ado. */
class ReadyToBindTest {
  private static final String INCIDENT = "arn:aws:ssm-incidents::111122223333:incident-record/p/u";
  private static final String PLAN = "arn:aws:ssm-incidents::111122223333:response-plan/p";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start-incident PLAN --title Down --impact high --client-token t",
        "start-incident PLAN --trigger-details source=x,timestamp=yesterday 22:10,rawData={\"a\":1}",
        "start PLAN Checkout is down",
        "list-response-plans --max-items 5",
        "get-response-plan --arn PLAN",
        "create-timeline-event INCIDENT now Custom Event rolled back --event-references resource=PLAN",
        "update-timeline-event INCIDENT abc --event-time 10 minutes ago --event-data x",
        "delete-timeline-event INCIDENT abc",
        "list-timeline-events INCIDENT --sort-by event-time --sort-order descending",
        "list-incident-records --filters key=impact,condition={equals={integerValues=1,2}}"
            + " key=creationTime,condition={after=2026-11-23}",
        "update-incident-record INCIDENT --status resolved --chat-channel empty={}"
            + " --notification-targets snsTopicArn=arn:aws:sns:us-east-1:111122223333:t",
        "update-related-items INCIDENT {\"itemToAdd\":{\"title\":\"Doc\",\"identifier\":"
            + "{\"type\":\"OTHER\",\"value\":{\"url\":\"https://x\"}}}}",
        "create-response-plan checkout title=Down,impact=critical --tags a=b",
        "tag-resource PLAN a=b,c=d",
        "untag-resource --resource-arn PLAN --tag-keys a c",
        "plan set PLAN --rooms ops --resolve-on-ok",
        "source create cw cloudwatch PLAN",
        "room create ops",
      })
  void should_fit_an_operation(String line) {
    Parsed.Call call = Typed.call(line.replace("PLAN", PLAN).replace("INCIDENT", INCIDENT));
    assertThat(bound(call)).isInstanceOf(Bound.Fits.class);
  }

  private static Bound<? extends Operation<?>> bound(Parsed.Call call) {
    @SuppressWarnings("unchecked") // commands are made of operations and nothing else
    Class<? extends Operation<?>> type = (Class<? extends Operation<?>>) call.command().operation();
    return Binding.using(TestConstraints.constraints()).bind(type, call.arguments());
  }
}
