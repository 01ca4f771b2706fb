package io.tocsin.core.operation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations on response plans. */
public sealed interface PlanOperation<R> extends Operation<R> {

  record CreateResponsePlan(
      @Nullable @Size(max = 1) List<@NotNull @Valid Action> actions,
      @Nullable @Valid ChatChannel chatChannel,
      @Nullable @Size(max = 128) String clientToken,
      @Nullable @Size(max = 200) String displayName,
      @Nullable @Size(max = 5) List<@NotNull @ContactArn String> engagements,
      @NotNull @Valid IncidentTemplate incidentTemplate,
      @Nullable @Size(max = 1) List<@NotNull @Valid Integration> integrations,
      @NotNull
          @Size(min = 1, max = 200)
          @Pattern(regexp = "^[a-zA-Z0-9-_]*$")
          @InWords("letters, digits, - and _")
          String name,
      @Nullable @Size(min = 1, max = 50)
          Map<@NotNull @TagKey String, @NotNull @TagValue String> tags)
      implements PlanOperation<CreateResponsePlanOutput>, Idempotent {}

  record CreateResponsePlanOutput(String arn) {}

  record GetResponsePlan(@NotNull @Arn String arn)
      implements PlanOperation<GetResponsePlanOutput> {}

  record GetResponsePlanOutput(
      @Nullable List<Action> actions,
      String arn,
      @Nullable ChatChannel chatChannel,
      @Nullable String displayName,
      @Nullable List<String> engagements,
      IncidentTemplate incidentTemplate,
      @Nullable List<Integration> integrations,
      String name) {}

  /** Lists plans by name. */
  record ListResponsePlans(
      @Nullable @Min(1) @Max(100) Integer maxResults, @Nullable @Size(max = 2000) String nextToken)
      implements PlanOperation<ListResponsePlansOutput>, Paged {}

  record ListResponsePlansOutput(
      @Nullable String nextToken, List<ResponsePlanSummary> responsePlanSummaries) {}

  record ResponsePlanSummary(String arn, @Nullable String displayName, String name) {}

  /** Changes what is given and leaves the rest. */
  record UpdateResponsePlan(
      @Nullable @Size(max = 1) List<@NotNull @Valid Action> actions,
      @NotNull @Arn String arn,
      @Nullable @Valid ChatChannel chatChannel,
      @Nullable @Size(max = 128) String clientToken,
      @Nullable @Size(max = 200) String displayName,
      @Nullable @Size(max = 5) List<@NotNull @ContactArn String> engagements,
      @Nullable @Size(max = 1000) String incidentTemplateDedupeString,
      @Nullable @Min(1) @Max(5) Integer incidentTemplateImpact,
      @Nullable @Size(max = 10)
          List<@NotNull @Valid NotificationTargetItem> incidentTemplateNotificationTargets,
      @Nullable @Size(max = 8000) String incidentTemplateSummary,
      @Nullable @Size(max = 50)
          Map<@NotNull @TagKey String, @NotNull @TagValue String> incidentTemplateTags,
      @Nullable @Size(max = 200) String incidentTemplateTitle,
      @Nullable @Size(max = 1) List<@NotNull @Valid Integration> integrations)
      implements PlanOperation<Done>, Idempotent {}

  /** Removes a plan; its incidents stay. Deleting one that is not there is no error. */
  record DeleteResponsePlan(@NotNull @Arn String arn) implements PlanOperation<Done>, Destructive {}

  /**
   * Sets what AWS's API has no member for. Tocsin's own; null leaves a setting as it is.
   *
   * @param channel where each incident gets a channel for itself: {@code slack}, {@code
   *     slack:T0001}, or {@code none}
   * @param invite who is brought in there, beside whoever starts the incident and who takes it
   * @param archive whether the channel is closed to further talk once the incident is resolved
   */
  record SetPlan(
      @NotNull @Arn String arn,
      @Nullable @Size(max = 10) List<@NotNull @Size(min = 1, max = 200) String> rooms,
      @Nullable Boolean resolveOnOk,
      @Nullable @Size(min = 1, max = 200) String channel,
      @Nullable @Size(max = 50) List<@NotNull @Size(min = 1, max = 200) String> invite,
      @Nullable Boolean archive)
      implements PlanOperation<GetPlanSettingsOutput>, Own {

    /** Leaves the channel as it is. */
    public SetPlan(String arn, @Nullable List<String> rooms, @Nullable Boolean resolveOnOk) {
      this(arn, rooms, resolveOnOk, null, null, null);
    }
  }

  /** Tells what AWS's API has no member for. Tocsin's own. */
  record GetPlanSettings(@NotNull @Arn String arn)
      implements PlanOperation<GetPlanSettingsOutput>, Own {}

  /**
   * @param channel where each incident gets a channel for itself; null for none
   */
  record GetPlanSettingsOutput(
      String arn,
      List<String> rooms,
      boolean resolveOnOk,
      @Nullable String channel,
      @Nullable List<String> invite,
      @Nullable Boolean archive) {}

  record IncidentTemplate(
      @Nullable @Size(max = 1000) String dedupeString,
      @NotNull @Min(1) @Max(5) Integer impact,
      @Nullable @Size(min = 1, max = 50)
          Map<@NotNull @TagKey String, @NotNull @TagValue String> incidentTags,
      @Nullable @Size(max = 10) List<@NotNull @Valid NotificationTargetItem> notificationTargets,
      @Nullable @Size(max = 8000) String summary,
      @NotNull @Size(max = 200) String title) {}

  /** Where the chat of an incident is: SNS topics of the original, or explicitly nowhere. */
  @ExactlyOne
  record ChatChannel(
      @Nullable @Size(min = 1, max = 5) List<@NotNull @Size(max = 1000) String> chatbotSns,
      @Nullable EmptyChatChannel empty) {}

  record EmptyChatChannel() {}

  @ExactlyOne
  record NotificationTargetItem(@Nullable @Arn String snsTopicArn) {}

  @ExactlyOne
  record Action(@Nullable @Valid SsmAutomation ssmAutomation) {}

  record SsmAutomation(
      @NotNull
          @Pattern(regexp = "^[a-zA-Z0-9_\\-.:/]{3,128}$")
          @InWords("3 to 128 letters, digits and - . / : _")
          String documentName,
      @Nullable @Size(max = 128) String documentVersion,
      @Nullable @Size(min = 1, max = 200)
          Map<@NotNull @Size(min = 1, max = 50) String, @NotNull @Valid DynamicSsmParameterValue>
              dynamicParameters,
      @Nullable @Size(min = 1, max = 200)
          Map<
                  @NotNull @Size(min = 1, max = 50) String,
                  @NotNull @Size(max = 100) List<@NotNull @Size(max = 512) String>>
              parameters,
      @NotNull
          @Size(max = 1000)
          @Pattern(regexp = "^arn:aws(-cn|-us-gov)?:iam::([0-9]{12})?:role/.+$")
          @InWords("the ARN of an IAM role")
          String roleArn,
      @Nullable SsmTargetAccount targetAccount) {}

  @ExactlyOne
  record DynamicSsmParameterValue(@Nullable VariableType variable) {}

  enum VariableType {
    INCIDENT_RECORD_ARN,
    INVOLVED_RESOURCES
  }

  enum SsmTargetAccount {
    RESPONSE_PLAN_OWNER_ACCOUNT,
    IMPACTED_ACCOUNT
  }

  @ExactlyOne
  record Integration(@Nullable @Valid PagerDutyConfiguration pagerDutyConfiguration) {}

  record PagerDutyConfiguration(
      @NotNull @Size(min = 1, max = 200) String name,
      @NotNull @Valid PagerDutyIncidentConfiguration pagerDutyIncidentConfiguration,
      @NotNull @Size(min = 1, max = 512) String secretId) {}

  record PagerDutyIncidentConfiguration(@NotNull @Size(min = 1, max = 200) String serviceId) {}
}
