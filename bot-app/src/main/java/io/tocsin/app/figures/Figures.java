package io.tocsin.app.figures;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tocsin.core.CallObserver;
import io.tocsin.core.engagement.PageObserver;
import io.tocsin.core.outbox.Backlog;
import io.tocsin.core.outbox.DeliveryObserver;
import io.tocsin.core.writer.WriterObserver;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything that this node counts and measures. It holds names that operators have given to plans
 * and rooms, and no word that anybody has written; how many names, is limited.
 */
public final class Figures implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collector = new JvmGcMetrics();
  private final WriterFigures writer;
  private final PageFigures pages;
  private final CallFigures calls;
  private final DeliveryFigures deliveries;
  private final OutboxFigures outbox;

  /**
   * @param sources the kinds of all event sources by their names
   */
  public Figures(Clock clock, Backlog backlog, Supplier<Map<String, String>> sources) {
    registry.config().namingConvention(new Names());
    Rooms rooms = new Rooms();
    this.pages = new PageFigures(registry);
    this.writer = new WriterFigures(registry, new IncidentFigures(registry), pages);
    this.calls = new CallFigures(registry, new SourceKinds(sources));
    this.deliveries = new DeliveryFigures(registry, clock, rooms);
    this.outbox = new OutboxFigures(registry, backlog, clock, rooms);
    ofTheProcess();
  }

  public CallObserver calls() {
    return calls;
  }

  public WriterObserver writer() {
    return writer;
  }

  public DeliveryObserver deliveries() {
    return deliveries;
  }

  public PageObserver pages() {
    return pages;
  }

  /** All of it as Prometheus reads it. */
  public String text() {
    outbox.look();
    return registry.scrape();
  }

  /** Counts the requests of a server, by the addresses that it knows. */
  public void countRequests(JavalinConfig server) {
    server.routes.after(this::count);
  }

  private void count(Context ctx) {
    String route =
        Optional.ofNullable(ctx.endpoints().lastHttpEndpoint())
            .map(endpoint -> route(endpoint))
            .orElse("none");
    Counter.builder("tocsin.http.requests")
        .description("Requests over HTTP that were answered")
        .tag("route", route)
        .tag("method", method(ctx))
        .tag("status", Integer.toString(ctx.statusCode()))
        .register(registry)
        .increment();
  }

  private static String route(Endpoint endpoint) {
    return endpoint.path;
  }

  /** Anything may stand where the method does. */
  private static String method(Context ctx) {
    return switch (ctx.method().name()) {
      case "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS" -> ctx.method().name();
      default -> Bounded.OTHER;
    };
  }

  private void ofTheProcess() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collector.bindTo(registry);
    String version = getClass().getPackage().getImplementationVersion();
    Gauge.builder("tocsin.build.info", () -> 1)
        .description("Which Tocsin this is")
        .tag("version", version == null ? "development" : version)
        .tag("java", Runtime.version().toString())
        .register(registry);
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }
}
