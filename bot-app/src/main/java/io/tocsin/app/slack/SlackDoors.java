package io.tocsin.app.slack;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.tocsin.app.slack.SlackInstall.Page;
import io.tocsin.core.Unavailable;
import java.util.Optional;
import java.util.function.Supplier;

/** The addresses under {@code /slack}, on the server. */
final class SlackDoors {
  private static final String COOKIE = "tocsin_install";

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

  private static void show(
      Context ctx,
      Optional<SlackInstall> install,
      java.util.function.Function<SlackInstall, Page> asked) {
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
