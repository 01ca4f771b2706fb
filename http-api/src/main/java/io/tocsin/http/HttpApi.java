package io.tocsin.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.tocsin.core.Ids;

/** What programs call: the addresses that events are sent to, and health. */
public final class HttpApi {
  private static final String SOURCE = "/events/{" + EventRequest.NAME + "}";

  private static final String KEY = "/{" + EventRequest.KEY + "}";

  private static final String CALENDAR = "/calendar/{" + CalendarEndpoint.FILE + "}";

  /** What Prometheus puts behind the path_prefix of an Alertmanager. */
  private static final String ALERTS = "/api/v2/alerts";

  private HttpApi() {}

  /**
   * Adds the endpoints to a server: everything under {@code /events} and {@code /health}. What no
   * other interface on the server answers is answered here too, as JSON: unknown addresses, methods
   * that an address does not take, requests that are no HTTP. The server does not say what it is
   * made of.
   */
  public static void mount(JavalinConfig server, HttpApiConfig config) {
    mount(server, config, new BoundedWeb());
  }

  static void mount(JavalinConfig server, HttpApiConfig config, Web web) {
    Guard guard = new Guard(config.ids());
    SnsEndpoint sns = new SnsEndpoint(config.sns(), web);
    mountEvents(server.routes, guard, new EventEndpoint(config.account(), config.events(), sns));
    mountHealth(server.routes, guard, new Health(config.readiness()));
    Unserved.answer(server, guard);
  }

  /** Adds {@code GET /metrics}. */
  public static void mountMetrics(JavalinConfig server, HttpApiConfig.Metrics config, Ids ids) {
    Metrics metrics = new Metrics(config);
    readable(server.routes, new Guard(ids), "/metrics", metrics::scrape);
  }

  /** Adds {@code GET /calendar/SECRET.ics}. */
  public static void mountCalendars(JavalinConfig server, HttpApiConfig.Calendars config, Ids ids) {
    CalendarEndpoint calendars = new CalendarEndpoint(config);
    readable(server.routes, new Guard(ids), CALENDAR, calendars::show);
  }

  private static void mountEvents(
      JavalinDefaultRoutingApi routes, Guard guard, EventEndpoint events) {
    Guard.Answering receive = ctx -> events.receive(EventRequest.of(ctx));
    routes.addHttpHandler(HandlerType.POST, SOURCE, guard.around(receive));
    routes.addHttpHandler(HandlerType.POST, SOURCE + KEY, guard.around(receive));
    routes.addHttpHandler(HandlerType.POST, SOURCE + ALERTS, guard.asAlertmanager(receive));
    routes.addHttpHandler(HandlerType.POST, SOURCE + KEY + ALERTS, guard.asAlertmanager(receive));
  }

  private static void mountHealth(JavalinDefaultRoutingApi routes, Guard guard, Health health) {
    readable(routes, guard, "/health/live", ctx -> health.live());
    readable(routes, guard, "/health/ready", ctx -> health.ready());
  }

  private static void readable(
      JavalinDefaultRoutingApi routes, Guard guard, String path, Guard.Answering answering) {
    routes.addHttpHandler(HandlerType.GET, path, guard.around(answering));
    // Left to itself the server answers every HEAD with 200, without asking.
    routes.addHttpHandler(HandlerType.HEAD, path, guard.around(answering));
  }
}
