package io.tocsin.core.people;

import io.tocsin.core.Settings;
import io.tocsin.core.incident.Arns;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds and parses the ARNs of ssm-contacts. They carry a Region: {@code
 * arn:aws:ssm-contacts:us-east-1:111122223333:contact/bob}.
 */
public final class ContactArns {
  private static final String SERVICE =
      "arn:aws(?:-cn|-us-gov)?:ssm-contacts:[a-z0-9-]*:([0-9]{12}):";
  private static final Pattern CONTACT = Pattern.compile(SERVICE + "contact/([a-z0-9_-]{1,255})");
  private static final Pattern CHANNEL = withAlias("contact-channel");
  private static final Pattern ENGAGEMENT = withAlias("engagement");
  private static final Pattern PAGE = withAlias("page");
  private static final Pattern ROTATION =
      Pattern.compile(SERVICE + "()rotation/([0-9a-fA-F-]{36})");

  private ContactArns() {}

  private static Pattern withAlias(String kind) {
    return Pattern.compile(SERVICE + kind + "/([a-z0-9_-]{1,255})/([0-9a-fA-F-]{36})");
  }

  public static String contact(Settings settings, String alias) {
    return arn(settings, "contact/" + alias);
  }

  public static String channel(Settings settings, String contact, UUID id) {
    return arn(settings, "contact-channel/" + contact + "/" + id);
  }

  public static String engagement(Settings settings, String contact, UUID id) {
    return arn(settings, "engagement/" + contact + "/" + id);
  }

  public static String page(Settings settings, String contact, UUID id) {
    return arn(settings, "page/" + contact + "/" + id);
  }

  public static String rotation(Settings settings, UUID id) {
    return arn(settings, "rotation/" + id);
  }

  private static String arn(Settings settings, String resource) {
    return "arn:aws:ssm-contacts:" + settings.region() + ":" + settings.account() + ":" + resource;
  }

  /** The alias, if the text is the ARN of a contact of this account. */
  public static Optional<String> alias(String account, String arn) {
    Matcher matcher = CONTACT.matcher(arn);
    return matcher.matches() && matcher.group(1).equals(account)
        ? Optional.of(matcher.group(2))
        : Optional.empty();
  }

  /** The identifier, if the text is the ARN of a contact channel of this account. */
  public static Optional<UUID> channelId(String account, String arn) {
    return id(CHANNEL, account, arn);
  }

  /** Whose it is, if the text is the ARN of a contact channel of this account. */
  static Optional<String> contactOfChannel(String account, String arn) {
    Matcher matcher = CHANNEL.matcher(arn);
    return matcher.matches() && matcher.group(1).equals(account)
        ? Optional.of(matcher.group(2))
        : Optional.empty();
  }

  /** The identifier, if the text is the ARN of an engagement of this account. */
  public static Optional<UUID> engagementId(String account, String arn) {
    return id(ENGAGEMENT, account, arn);
  }

  /** The identifier, if the text is the ARN of a page of this account. */
  public static Optional<UUID> pageId(String account, String arn) {
    return id(PAGE, account, arn);
  }

  /** The identifier, if the text is the ARN of a rotation of this account. */
  public static Optional<UUID> rotationId(String account, String arn) {
    return id(ROTATION, account, arn);
  }

  private static Optional<UUID> id(Pattern pattern, String account, String arn) {
    Matcher matcher = pattern.matcher(arn);
    return matcher.matches() && matcher.group(1).equals(account)
        ? Arns.uuid(matcher.group(3))
        : Optional.empty();
  }
}
