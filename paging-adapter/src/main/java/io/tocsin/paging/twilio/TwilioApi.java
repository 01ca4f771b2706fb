package io.tocsin.paging.twilio;

import io.tocsin.paging.twilio.Attempt.Unable;
import io.tocsin.paging.twilio.Attempt.Unclear;
import io.tocsin.paging.twilio.TwilioConfig.Account;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Asks Twilio by the client of the JDK, which never sends a POST again on its own: Twilio knows no
 * name for a request by which it could tell the second one, so it would page twice.
 */
final class TwilioApi implements AutoCloseable {
  private static final int HEARD = 64 * 1024;

  private final HttpClient client;
  private final TwilioConfig config;

  TwilioApi(TwilioConfig config) {
    this.config = config;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(config.connect())
            .followRedirects(Redirect.NEVER)
            .version(Version.HTTP_1_1)
            .build();
  }

  /** Asks one account, within a bounded time. */
  Attempt post(Account account, String resource, Form form) {
    CompletableFuture<HttpResponse<String>> asked =
        client.sendAsync(
            request(account, resource, form),
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), HEARD));
    try {
      HttpResponse<String> answer = asked.get(config.exchange().toMillis(), TimeUnit.MILLISECONDS);
      return Attempt.of(answer.statusCode(), answer.body());
    } catch (ExecutionException failed) {
      return failure(failed.getCause());
    } catch (TimeoutException silent) {
      asked.cancel(true);
      return new Unclear("Twilio gave no answer in time");
    } catch (InterruptedException ended) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return new Unclear("Tocsin was stopped before Twilio answered");
    }
  }

  private static HttpRequest request(Account account, String resource, Form form) {
    URI to = account.api().resolve("2010-04-01/Accounts/" + account.sid() + "/" + resource);
    return HttpRequest.newBuilder(to)
        .header("Authorization", "Basic " + login(account))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("User-Agent", "Tocsin")
        .POST(BodyPublishers.ofString(form.written()))
        .build();
  }

  private static String login(Account account) {
    String login = account.sid() + ":" + account.token().reveal();
    return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  /** Before there is a connection nothing was sent. */
  private static Attempt failure(@Nullable Throwable failure) {
    return switch (failure) {
      case ConnectException away -> notConnected();
      case HttpConnectTimeoutException away -> notConnected();
      case SSLHandshakeException stranger ->
          Unable.forNow("Twilio could not be trusted: its certificate does not fit", Attempt.LATER);
      case null, default -> new Unclear("the connection to Twilio broke before it answered");
    };
  }

  private static Attempt notConnected() {
    return Unable.forNow("Twilio could not be reached", Attempt.SOON);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
