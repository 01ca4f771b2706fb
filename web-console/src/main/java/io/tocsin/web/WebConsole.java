package io.tocsin.web;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;

/** What people open in a browser: the local chat, and the same for programs. */
public final class WebConsole {
  private static final List<HandlerType> METHODS = List.of(GET, POST, PUT, PATCH, DELETE);
  private static final String API = "/chat/api";
  private static final String FORMS = "/chat/page";

  private final JavalinDefaultRoutingApi routes;

  private WebConsole(JavalinDefaultRoutingApi routes) {
    this.routes = routes;
  }

  /**
   * Adds the console to a server: {@code GET /} and everything under {@code /chat}. Other paths and
   * their errors stay as they are. It answers only to the names of this machine, whatever address
   * the server listens on. An open page holds one of the server's threads: let them be virtual.
   */
  public static void mount(JavalinConfig server, WebConsoleConfig config) {
    WebConsole console = new WebConsole(server.routes);
    console.mountApi(config);
    console.mountPages(config);
  }

  private void mountApi(WebConsoleConfig config) {
    Door door = new Door(config.ids(), config.waiters(), ChatApi::error);
    ChatApi api = new ChatApi(config.chat(), config.inbox(), config.completion(), door);
    serve(door, API + "/rooms", Map.of(GET, api::rooms));
    serve(door, API + "/rooms/{room}/messages", Map.of(GET, api::messages, POST, api::say));
    serve(door, API + "/messages/{id}/actions/<action>", Map.of(POST, api::press));
    serve(door, API + "/complete", Map.of(GET, api::complete));
    METHODS.forEach(method -> route(door, method, API + "/*", WebConsole::nothingHere));
  }

  private void mountPages(WebConsoleConfig config) {
    Door door = new Door(config.ids(), config.waiters(), Page::error);
    Page page = new Page(config);
    route(door, GET, "/", page::home);
    serve(door, "/chat", Map.of(GET, page::home));
    serve(door, "/chat/assets/{file}", Map.of(GET, new Assets()::serve));
    serve(door, FORMS + "/live", Map.of(GET, new LiveFeed(page, door)::open));
    serve(door, FORMS + "/messages", Map.of(GET, page::messages));
    serve(door, FORMS + "/say", Map.of(POST, page::say));
    serve(door, FORMS + "/press", Map.of(POST, page::press));
    serve(door, FORMS + "/me", Map.of(POST, page::rename));
    serve(door, "/chat/tocsin.vcf", Map.of(GET, ctx -> vcard(ctx, config.vcard().get())));
    serve(door, "/chat/{room}", Map.of(GET, page::room));
  }

  private static void vcard(Context ctx, String card) {
    ctx.header("Content-Disposition", "attachment; filename=\"tocsin.vcf\"")
        .contentType("text/vcard; charset=utf-8")
        .result(card);
  }

  private void serve(Door door, String path, Map<HandlerType, Handler> handlers) {
    List<HandlerType> taken = METHODS.stream().filter(handlers::containsKey).toList();
    handlers.forEach((method, handler) -> route(door, method, path, handler));
    METHODS.stream()
        .filter(method -> !taken.contains(method))
        .forEach(method -> route(door, method, path, refusing(taken)));
  }

  private void route(Door door, HandlerType method, String path, Handler handler) {
    routes.addHttpHandler(method, path, door.guard(handler));
  }

  private static Handler refusing(List<HandlerType> taken) {
    String names = String.join(", ", taken.stream().map(HandlerType::name).toList());
    return ctx -> {
      ctx.header("Allow", names);
      throw new Refused(405, "This address takes " + names + ", not " + ctx.method().name() + ".");
    };
  }

  private static void nothingHere(Context ctx) {
    throw new Refused(
        404, "There is nothing at " + ctx.path() + "; docs/chat-api.md lists what there is.");
  }
}
