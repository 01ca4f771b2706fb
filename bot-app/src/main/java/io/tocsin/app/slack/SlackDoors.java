package io.tocsin.app.slack;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.tocsin.app.slack.SlackInstall.Page;
import io.tocsin.core.Unavailable;
import io.tocsin.slack.SlackAdapter.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The addresses under {@code /slack}, on the server. */
final class SlackDoors {
  private static final String COOKIE = "tocsin_install";

  /** What is longer is refused by whoever checks it; no more than this has to be read for that. */
  private static final int LONGEST = 256 * 1024;

  private SlackDoors() {}

  static void mountInstall(JavalinConfig server, Optional<SlackInstall> install) {
    server.routes.addHttpHandler(
        HandlerType.GET, "/slack/install", ctx -> show(ctx, install, SlackInstall::begin));
    server.routes.addHttpHandler(
        HandlerType.GET,
        "/slack/oauth",
        ctx ->
            show(
                ctx,
                install,
                it ->
                    it.end(
                        ctx.queryParam("code"),
                        ctx.queryParam("state"),
                        ctx.queryParam("error"),
                        ctx.cookie(COOKIE))));
  }

  /**
   * What Slack sends: its signature is over the bytes as they came, so they are handed on as such.
   */
  static void mountRequests(JavalinConfig server, Requests requests) {
    for (String path : List.of("/slack/events", "/slack/commands", "/slack/interactive")) {
      server.routes.addHttpHandler(HandlerType.POST, path, ctx -> answer(ctx, requests));
    }
  }

  /** Takes what came for one of the addresses. */
  @FunctionalInterface
  interface Requests {
    Answer handle(String path, Map<String, List<String>> headers, byte[] raw);
  }

  private static void answer(Context ctx, Requests requests) throws IOException {
    byte[] raw = ctx.req().getInputStream().readNBytes(LONGEST + 1);
    Answer answer = requests.handle(ctx.path(), headers(ctx.req()), raw);
    ctx.status(answer.status()).contentType(answer.contentType()).result(answer.body());
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    return Collections.list(request.getHeaderNames()).stream()
        .collect(
            Collectors.toMap(
                name -> name.toLowerCase(Locale.ROOT),
                name -> Collections.list(request.getHeaders(name)),
                (one, other) -> one));
  }

  private static void show(
      Context ctx, Optional<SlackInstall> install, Function<SlackInstall, Page> asked) {
    show(
        ctx,
        install
            .map(it -> answered(() -> asked.apply(it)))
            .orElseGet(() ->
                Page.of(
                    404, "Workspaces cannot install the app here: slack.client-id is not set.")));
  }

  private static Page answered(Supplier<Page> page) {
    try {
      return page.get();
    } catch (Unavailable away) {
      return Page.of(503, away.getMessage() + " Try again in a minute.");
    }
  }

  /** The cookie comes back with the visit from Slack's page, so it must be lax, and only then. */
  private static void show(Context ctx, Page page) {
    String lives =
        page.browser()
            .map(value ->
                "%s=%s; Max-Age=%d".formatted(COOKIE, value, SlackInstall.patience().toSeconds()))
            .orElse(COOKIE + "=; Max-Age=0");
    ctx.header("Set-Cookie", lives + "; Path=/slack; HttpOnly; Secure; SameSite=Lax");
    ctx.header("Cache-Control", "no-store");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("X-Content-Type-Options", "nosniff");
    page.location().ifPresent(to -> ctx.header("Location", to.toString()));
    ctx.status(page.status()).contentType("text/plain; charset=utf-8").result(page.text());
  }
}
