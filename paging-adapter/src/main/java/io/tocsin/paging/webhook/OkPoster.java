package io.tocsin.paging.webhook;

import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Posts with OkHttp: see docs/adr/0006-a-library-posts-to-webhooks.md. Connections are kept; one
 * that the receiver has closed in the meantime is replaced and the request sent again, which the
 * delivery id in it makes harmless.
 */
final class OkPoster implements Poster {
  private static final int HEARD = 4096;
  private static final int CONNECTIONS_KEPT = 256;
  private static final MediaType JSON = MediaType.get("application/json");

  private final Hosts hosts;
  private final OkHttpClient anywhere;
  private final OkHttpClient publicOnly;

  OkPoster(WebhookConfig config) {
    this(config, Dns.SYSTEM);
  }

  OkPoster(WebhookConfig config, Dns dns) {
    this.hosts = new Hosts(dns, config.connect());
    this.anywhere =
        new OkHttpClient.Builder()
            .connectTimeout(config.connect())
            .readTimeout(config.exchange())
            .writeTimeout(config.exchange())
            .callTimeout(config.exchange())
            .followRedirects(false)
            .followSslRedirects(false)
            .protocols(List.of(Protocol.HTTP_1_1))
            .dns(hosts)
            .proxy(Proxy.NO_PROXY)
            .connectionPool(new ConnectionPool(CONNECTIONS_KEPT, 1, TimeUnit.MINUTES))
            .build();
    this.publicOnly =
        anywhere.newBuilder().dns(hosts.publicOnly()).socketFactory(new PublicSockets()).build();
  }

  @Override
  public Answer post(Address to, UUID delivery, byte[] body) throws IOException {
    Request request =
        new Request.Builder()
            .url(to.url())
            .header("Tocsin-Delivery", delivery.toString())
            .header("User-Agent", "Tocsin")
            .header("Accept-Encoding", "identity")
            .post(RequestBody.create(body, JSON))
            .build();
    Call call = (to.trusted() ? anywhere : publicOnly).newCall(request);
    try (Response response = call.execute()) {
      return new Answer(response.code(), response.header("Retry-After"), heard(call, response));
    } catch (IOException e) {
      throw notPublic(e) instanceof NotPublic refused ? refused : e;
    }
  }

  /** A connection with more to say than is heard is dropped, and not read to its end. */
  private static String heard(Call call, Response response) {
    try {
      BufferedSource source = response.body().source();
      boolean more = source.request(HEARD + 1L);
      Buffer begun = source.getBuffer();
      String text = begun.readString(Math.min(HEARD, begun.size()), StandardCharsets.UTF_8);
      if (more) {
        call.cancel();
      }
      return text;
    } catch (IOException broken) {
      return ""; // the status has come, and that is what counts
    }
  }

  /** The library may wrap it, or go on to another address and fail there. */
  private static @Nullable Throwable notPublic(@Nullable Throwable failure) {
    for (Throwable it = failure; it != null; it = it.getCause()) {
      if (it instanceof NotPublic) {
        return it;
      }
      for (Throwable suppressed : it.getSuppressed()) {
        if (notPublic(suppressed) instanceof NotPublic found) {
          return found;
        }
      }
    }
    return null;
  }

  @Override
  public void close() {
    anywhere.connectionPool().evictAll();
    hosts.close();
  }
}
