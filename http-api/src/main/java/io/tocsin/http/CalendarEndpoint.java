package io.tocsin.http;

import io.javalin.http.Context;
import io.tocsin.core.Caller;
import io.tocsin.core.Outcome;
import io.tocsin.core.Sha256;
import io.tocsin.core.access.Secret;
import io.tocsin.core.operation.ScheduleOperation.CalendarText;
import io.tocsin.core.operation.ScheduleOperation.ReadCalendar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows calendars to whoever knows their addresses. Every other address is answered alike. */
record CalendarEndpoint(HttpApiConfig.Calendars config) {
  static final String FILE = "file";

  private static final String ENDING = ".ics";
  private static final String TYPE = "text/calendar; charset=utf-8; method=PUBLISH";
  private static final int LONGEST = 100;

  Reply show(Context ctx) {
    String file = ctx.pathParam(FILE);
    if (!file.endsWith(ENDING) || file.length() > LONGEST || file.length() == ENDING.length()) {
      return unknown();
    }
    Secret secret = new Secret(file.substring(0, file.length() - ENDING.length()));
    return switch (config.door().read(caller(), new ReadCalendar(secret))) {
      case Outcome.Accepted<CalendarText>(CalendarText text) ->
          calendar(text.ical(), ctx.header("If-None-Match"));
      case Outcome.Refused<CalendarText> refused -> unknown();
    };
  }

  private Caller caller() {
    String arn = "arn:aws:sts::" + config.account() + ":assumed-role/tocsin-calendars/calendar";
    return new Caller(arn, "calendar", Caller.Channel.API, null, null);
  }

  private static Reply calendar(String ical, @Nullable String known) {
    String tag = '"' + Sha256.hex(ical).substring(0, 32) + '"';
    Reply reply =
        isKnown(tag, known)
            ? Reply.empty(304)
            : Reply.of(200, TYPE, ical.getBytes(StandardCharsets.UTF_8));
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
