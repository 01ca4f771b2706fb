package io.tocsin.app.paging;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.tocsin.paging.twilio.TwilioReplies;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The addresses that Twilio calls. Its signature is over the bytes as they came and over the
 * address that it called, which is the public one.
 */
record TwilioDoors(TwilioReplies replies, URI publicUrl) {
  /** What is longer is refused by whoever checks it; no more than this has to be read for that. */
  private static final int LONGEST = 64 * 1024;

  void mount(JavalinConfig server) {
    for (String path : List.of("/twilio/sms", "/twilio/key/{page}", "/twilio/status/{page}")) {
      server.routes.addHttpHandler(HandlerType.POST, path, this::answer);
    }
  }

  private void answer(Context ctx) throws IOException {
    byte[] raw = ctx.req().getInputStream().readNBytes(LONGEST + 1);
    TwilioReplies.Answer answer = replies.handle(called(ctx.req()), headers(ctx.req()), raw);
    ctx.header("Cache-Control", "no-store");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.status(answer.status()).contentType(answer.contentType()).result(answer.body());
  }

  private String called(HttpServletRequest request) {
    String query = request.getQueryString();
    String path = request.getRequestURI().substring(1);
    return publicUrl + path + (query == null ? "" : "?" + query);
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    return Collections.list(request.getHeaderNames()).stream()
        .collect(
            Collectors.toMap(
                name -> name.toLowerCase(Locale.ROOT),
                name -> Collections.list(request.getHeaders(name)),
                (one, other) -> one));
  }
}
