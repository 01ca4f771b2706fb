package io.tocsin.app.paging;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.tocsin.core.Unavailable;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The link of a page. A visit changes nothing, as programs that look through mail visit every link;
 * only the button acknowledges.
 */
record PageDoor(PageLinks links, Desk desk) {
  private static final String PATH = "/page/{token}";
  private static final String ELSEWHERE = "Acknowledge in the chat instead.";

  void mount(JavalinConfig server) {
    server.routes.addHttpHandler(HandlerType.GET, PATH, ctx -> show(ctx, this::look));
    server.routes.addHttpHandler(HandlerType.POST, PATH, ctx -> show(ctx, this::press));
  }

  private void show(Context ctx, Function<String, PageView> asked) {
    PageView view = answered(ctx.pathParam("token"), asked);
    PageView.SAFE_HEADERS.forEach(ctx::header);
    ctx.status(view.status()).html(view.html());
  }

  private static PageView answered(String token, Function<String, PageView> asked) {
    try {
      return asked.apply(token);
    } catch (Unavailable away) {
      return PageView.plain(
          503, "Not now", "Tocsin cannot look this up right now. Try again in a minute.");
    }
  }

  PageView look(String token) {
    return view(token, desk::standing);
  }

  PageView press(String token) {
    return view(token, page -> desk.acknowledge(page, "link"));
  }

  private PageView view(String token, Function<UUID, Optional<Standing>> found) {
    Optional<UUID> page = links.page(token);
    if (page.isEmpty()) {
      return PageView.plain(
          404,
          "This link is not right",
          "It is not whole, or not from here. Open it from the message once more. " + ELSEWHERE);
    }
    return found
        .apply(page.get())
        .map(it -> PageView.of(it, Standing.time(it.since(), desk.zone()), desk.told(it)))
        .orElseGet(() -> PageView.plain(404, "This page is not known any more", ELSEWHERE));
  }
}
