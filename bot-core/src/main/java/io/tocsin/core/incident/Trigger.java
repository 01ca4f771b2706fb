package io.tocsin.core.incident;

import io.tocsin.core.Call;
import io.tocsin.core.incident.Incident.Headline;
import io.tocsin.core.operation.IncidentOperation.IncidentRecordSource;
import io.tocsin.core.operation.PlanOperation.IncidentTemplate;
import io.tocsin.core.operation.RelatedItemOperation.RelatedItem;
import io.tocsin.core.plan.ResponsePlan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that wants an incident: a person, a program or an alarm.
 *
 * @param source where it came from; its resource is what detected the trouble
 * @param label what people call the source
 * @param time when the trouble was detected
 * @param rawData what the source sent, as text
 * @param headline what a new incident is called, and how bad it is
 * @param items what a new incident is about; the first ones count where there are too many
 */
public record Trigger(
    ResponsePlan plan,
    IncidentRecordSource source,
    String label,
    Instant time,
    @Nullable String rawData,
    Headline headline,
    List<RelatedItem> items) {
  private static final Pattern ALARM =
      Pattern.compile("arn:aws(?:-cn|-us-gov)?:cloudwatch:[^:]*:[^:]*:alarm:(.+)");

  public Trigger {
    items = List.copyOf(items);
  }

  /** The ARN of what detected it. */
  public @Nullable String arn() {
    return source.resourceArn();
  }

  /** The name of the alarm, if the text is the ARN of one; else null. */
  public static @Nullable String alarmName(@Nullable String arn) {
    Matcher matcher = ALARM.matcher(arn == null ? "" : arn);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /** Nothing can have been detected later than now, nor before computers could tell the time. */
  public static Instant detected(Instant told, Call call) {
    Instant now = Draft.moment(call);
    boolean possible = !told.isAfter(now) && !told.isBefore(Instant.EPOCH);
    return possible ? told.truncatedTo(ChronoUnit.MILLIS) : now;
  }

  /** The headline that a plan gives, where nothing else is said. */
  public static Headline headline(
      ResponsePlan plan, @Nullable String title, @Nullable Integer impact) {
    IncidentTemplate template = plan.incidentTemplate();
    return new Headline(
        title == null ? template.title() : title,
        impact == null ? template.impact() : impact,
        template.summary());
  }
}
