package io.tocsin.core.incident;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds and parses the ARNs of ssm-incidents. They carry no Region: {@code
 * arn:aws:ssm-incidents::111122223333:response-plan/checkout}.
 */
public final class Arns {
  private static final Pattern PLAN =
      Pattern.compile("arn:aws(?:-cn|-us-gov)?:ssm-incidents::([0-9]{12}):response-plan/([^/]+)");
  private static final Pattern INCIDENT =
      Pattern.compile(
          "arn:aws(?:-cn|-us-gov)?:ssm-incidents::([0-9]{12}):incident-record/([^/]+)/([^/]+)");

  private static final Pattern CHAT_USER =
      Pattern.compile("arn:aws:sts::[0-9]{12}:assumed-role/tocsin-chat/(.+)");

  private Arns() {}

  /** An incident as its ARN names it. */
  public record IncidentName(String account, String plan, UUID id) {}

  public static String plan(String account, String name) {
    return "arn:aws:ssm-incidents::" + account + ":response-plan/" + name;
  }

  public static String incident(String account, String plan, UUID id) {
    return "arn:aws:ssm-incidents::" + account + ":incident-record/" + plan + "/" + id;
  }

  /** The principal of a person in the local chat. */
  public static String chatUser(String account, String platform, String user) {
    return "arn:aws:sts::" + account + ":assumed-role/tocsin-chat/" + platform + ":" + user;
  }

  /**
   * Who speaks, as a chat channel of a contact has it: {@code local:maria}, {@code slack:T1/U1}; if
   * the principal is a person in a chat.
   */
  public static Optional<String> chatAddress(String principal) {
    Matcher matcher = CHAT_USER.matcher(principal);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The name of the plan, if the text is the ARN of a plan of this account. */
  public static Optional<String> planName(String account, String arn) {
    Matcher matcher = PLAN.matcher(arn);
    return matcher.matches() && matcher.group(1).equals(account)
        ? Optional.of(matcher.group(2))
        : Optional.empty();
  }

  /** The incident, if the text is the ARN of an incident of this account. */
  public static Optional<IncidentName> incidentName(String account, String arn) {
    Matcher matcher = INCIDENT.matcher(arn);
    if (!matcher.matches() || !matcher.group(1).equals(account)) {
      return Optional.empty();
    }
    return uuid(matcher.group(3)).map(id -> new IncidentName(account, matcher.group(2), id));
  }

  /** The identifier at the end of an ARN, whatever stands before it. */
  public static Optional<UUID> idAtEnd(String arn) {
    return uuid(arn.substring(arn.lastIndexOf('/') + 1));
  }

  /** The identifier, if the text is one in its canonical form (in any case of letters). */
  public static Optional<UUID> uuid(String text) {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
