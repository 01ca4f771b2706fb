package io.tocsin.core.incident;

import io.tocsin.core.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an automatic event says, for each type of such events. The components are the members of its
 * JSON, in this order; those that are null are left out.
 */
public sealed interface EventData {

  /** The type as it stands in {@code eventType}. */
  String type();

  /** The JSON as it stands in {@code eventData}. */
  default String json() {
    return Json.write(this);
  }

  /**
   * Something fired.
   *
   * @param createdIncident false if the trigger was merged into an open incident
   * @param mergedTriggers set on the one event that stands for all triggers beyond the limit of a
   *     timeline: how many these are
   */
  record Trigger(
      boolean createdIncident,
      String incidentSource,
      @Nullable String triggerArn,
      @Nullable String rawData,
      @Nullable Integer mergedTriggers)
      implements EventData {
    public static final String TYPE = "SSM Incident Trigger";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The incident began. */
  record Start(
      String incidentTitle,
      List<Contact> contactsEngage,
      @Nullable String ssmDocumentName,
      @Nullable String ssmDocumentVersion,
      @Nullable String triggerArn)
      implements EventData {
    public static final String TYPE = "SSM Incident Start";

    @Override
    public String type() {
      return TYPE;
    }
  }

  record Contact(String contactArn, String contactName) {}

  /** Its record changed; being resolved is such a change. */
  record RecordUpdate(
      String modifiedBy, List<ModifiedAttribute> modifiedAttributes, String incidentTitle)
      implements EventData {
    public static final String TYPE = "SSM Incident Record Update";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * @param newValue always a text; JSON in it where the attribute is not a plain value
   */
  record ModifiedAttribute(String attributeName, String newValue) {}

  /** Somebody has it now. Tocsin's own type. */
  record Acknowledged(String acknowledgedBy, String acknowledgedByName) implements EventData {
    public static final String TYPE = "Incident Acknowledged";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** Somebody is paged. */
  record Paged(String contactArn, String engagementArn) implements EventData {
    @Override
    public String type() {
      return "SSM Contacts Page for Incident";
    }
  }

  /** Somebody has acknowledged a page. */
  record PageAcknowledged(String contactArn, String engagementArn) implements EventData {
    @Override
    public String type() {
      return "SSM Contacts Page Acknowledgement for Incident";
    }
  }

  /** An alarm or alert of it went to a state other than ALARM. Tocsin's own type. */
  record AlarmStateChange(
      String alarmArn, String alarmName, String newState, @Nullable String reason)
      implements EventData {
    @Override
    public String type() {
      return "Alarm State Change";
    }
  }
}
