package io.tocsin.paging.twilio;

import io.tocsin.core.Unavailable;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hears what Twilio tells: replies by SMS, keys that were pressed, what has become of a page. */
public final class TwilioReplies {
  private static final int LONGEST = 64 * 1024;
  private static final Pattern PATH =
      Pattern.compile(
          ".*/twilio/(?:(sms)|(key|status)/"
              + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))");

  /** What Twilio answers itself, and after a STOP it would let through no other answer. */
  private static final Set<String> ANSWERED_BY_TWILIO =
      Set.of(
          "STOP",
          "STOPALL",
          "UNSUBSCRIBE",
          "CANCEL",
          "END",
          "QUIT",
          "REVOKE",
          "OPTOUT",
          "START",
          "YES",
          "UNSTOP",
          "HELP",
          "INFO");

  private static final Set<String> ARRIVED = Set.of("delivered", "read", "completed");

  private final Signature signature;
  private final TwilioConfig config;
  private final Replies replies;

  public TwilioReplies(TwilioConfig config, Replies replies) {
    this.signature =
        new Signature(config.accounts().stream().map(TwilioConfig.Account::token).toList());
    this.config = config;
    this.replies = replies;
  }

  /** What was heard goes here; any of them may throw {@link Unavailable}. */
  public interface Replies {

    /**
     * Somebody has sent a short message.
     *
     * @return what is answered, one line
     */
    String reply(String from, String text);

    /**
     * Somebody has pressed 1 to acknowledge.
     *
     * @return what is said to them, a sentence
     */
    String pressed(UUID page);

    void delivered(UUID page);

    /**
     * @param why in words for people
     */
    void failed(UUID page, String why);
  }

  /** What Twilio is answered. */
  public record Answer(int status, String contentType, String body) {
    private static Answer plain(int status, String text) {
      return new Answer(status, "text/plain; charset=utf-8", text);
    }

    private static Answer twiml(String body) {
      return new Answer(200, "text/xml; charset=utf-8", body);
    }
  }

  /**
   * Answers one request. Nothing is looked at before its signature fits; never throws for what was
   * sent.
   *
   * @param url as Twilio calls it, with the query
   * @param headers with names in small letters
   */
  public Answer handle(String url, Map<String, List<String>> headers, byte[] raw) {
    if (raw.length > LONGEST) {
      return Answer.plain(413, "Too long.");
    }
    List<String> given = headers.getOrDefault("x-twilio-signature", List.of());
    try {
      SortedMap<String, TreeSet<String>> fields = Form.read(raw);
      return given.size() == 1 && signature.fits(given.getFirst(), url, fields)
          ? signed(URI.create(url).getPath(), fields)
          : Answer.plain(
              403,
              "The signature does not fit. The configured public address has to be the one that"
                  + " Twilio calls.");
    } catch (IllegalArgumentException broken) {
      return Answer.plain(400, "This is no form.");
    }
  }

  private Answer signed(String path, SortedMap<String, TreeSet<String>> fields) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Answer.plain(404, "Nothing is here.");
    }
    if (matcher.group(1) != null) {
      return replied(fields);
    }
    UUID page = UUID.fromString(matcher.group(3));
    return matcher.group(2).equals("key") ? pressed(page, fields) : status(page, fields);
  }

  private Answer replied(SortedMap<String, TreeSet<String>> fields) {
    String kind = field(fields, "OptOutType");
    String text = kind.isEmpty() ? field(fields, "Body") : kind;
    String word = text.strip().toUpperCase(Locale.ROOT);
    try {
      String answer = replies.reply(field(fields, "From"), text);
      return Answer.twiml(
          ANSWERED_BY_TWILIO.contains(word) ? Twiml.nothing() : Twiml.message(answer));
    } catch (Unavailable away) {
      return Answer.twiml(
          Twiml.message("Your answer could not be taken. Send it again in a minute."));
    }
  }

  private Answer pressed(UUID page, SortedMap<String, TreeSet<String>> fields) {
    try {
      return Answer.twiml(
          field(fields, "Digits").equals("1")
              ? Twiml.said(replies.pressed(page))
              : again("This key means nothing. To acknowledge, press 1.", page));
    } catch (Unavailable away) {
      return Answer.twiml(again("This could not be taken. Press 1 once more.", page));
    }
  }

  private String again(String sentence, UUID page) {
    return config.key(page).map(key -> Twiml.asked(sentence, key)).orElseGet(Twiml::nothing);
  }

  private Answer status(UUID page, SortedMap<String, TreeSet<String>> fields) {
    String status = field(fields, "MessageStatus") + field(fields, "CallStatus");
    try {
      if (ARRIVED.contains(status)) {
        replies.delivered(page);
      } else {
        trouble(status, field(fields, "ErrorCode")).ifPresent(why -> replies.failed(page, why));
      }
      return Answer.twiml(Twiml.nothing());
    } catch (Unavailable away) {
      return Answer.plain(503, "Try again later.");
    }
  }

  /** Empty while it is under way. */
  private static Optional<String> trouble(String status, String code) {
    return switch (status) {
      case "busy" -> Optional.of("the line was busy");
      case "no-answer" -> Optional.of("nobody has picked up");
      case "canceled" -> Optional.of("the call was given up");
      case "failed", "undelivered" -> Optional.of(reason(code));
      default -> Optional.empty();
    };
  }

  private static String reason(String code) {
    return switch (code) {
      case "30003" -> "the phone could not be reached";
      case "30004", "21610" -> "messages to this number are blocked";
      case "30005" -> "the number is not in use";
      case "30006", "21614" -> "the number takes no short messages";
      case "30007" -> "the phone company has held the message back";
      case "" -> "the phone network gave no reason";
      default -> "the phone network refused it (Twilio's error " + Sms.cut(code, 10) + ")";
    };
  }

  private static String field(SortedMap<String, TreeSet<String>> fields, String name) {
    TreeSet<String> values = fields.get(name);
    return values == null ? "" : values.first();
  }
}
