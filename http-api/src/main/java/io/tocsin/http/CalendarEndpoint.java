package io.tocsin.http;

import io.javalin.http.Context;
import io.tocsin.core.Caller;
import io.tocsin.core.Outcome;
import io.tocsin.core.Sha256;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.ScheduleOperation.CalendarFormat;
import io.tocsin.core.operation.ScheduleOperation.CalendarText;
import io.tocsin.core.operation.ScheduleOperation.ReadCalendar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows calendars to whoever knows their addresses. Every other address is answered alike. */
record CalendarEndpoint(HttpApiConfig.Calendars config) {
  static final String FILE = "file";

  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_-]{1,100})\\.(ics|svg)");
  private static final String ICAL = "text/calendar; charset=utf-8; method=PUBLISH";
  private static final String PICTURE = "image/svg+xml; charset=utf-8";

  /** A picture that somebody opens does nothing and asks for nothing. */
  private static final String HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  Reply show(Context ctx) {
    Matcher name = NAME.matcher(ctx.pathParam(FILE));
    return name.matches()
        ? show(name.group(1), name.group(2).equals("svg"), ctx.header("If-None-Match"))
        : unknown();
  }

  private Reply show(String secret, boolean picture, @Nullable String known) {
    CalendarFormat format = picture ? CalendarFormat.SVG : CalendarFormat.ICS;
    ReadCalendar wanted = new ReadCalendar(new Secret(secret), format);
    return switch (config.door().read(caller(), wanted)) {
      case Outcome.Accepted<CalendarText>(CalendarText text) ->
          calendar(text.text(), picture ? PICTURE : ICAL, known)
              .with("Content-Security-Policy", HARMLESS);
      case Outcome.Refused<CalendarText> refused -> unknown();
    };
  }

  private Caller caller() {
    String arn = "arn:aws:sts::" + config.account() + ":assumed-role/tocsin-calendars/calendar";
    return new Caller(arn, "calendar", Caller.Channel.API, null, null);
  }

  private static Reply calendar(String text, String type, @Nullable String known) {
    String tag = '"' + Sha256.hex(text).substring(0, 32) + '"';
    Reply reply =
        isKnown(tag, known)
            ? Reply.empty(304)
            : Reply.of(200, type, text.getBytes(StandardCharsets.UTF_8));
    return reply.with("ETag", tag).with("Cache-Control", "private, no-cache");
  }

  /** RFC 9110, 13.1.2: a list of tags, which are compared weakly, or any at all. */
  private static boolean isKnown(String tag, @Nullable String known) {
    List<String> tags =
        known == null ? List.of() : Stream.of(known.split(",")).map(String::strip).toList();
    return tags.contains(tag) || tags.contains("W/" + tag) || tags.contains("*");
  }

  private static Reply unknown() {
    return Reply.error(
        404, "There is no calendar at this address. `calendar SCHEDULE` in the chat makes one.");
  }
}
