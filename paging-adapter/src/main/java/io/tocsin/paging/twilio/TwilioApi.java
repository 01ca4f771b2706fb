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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
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

  /** Asks one account to do something, within a bounded time. */
  Attempt post(Account account, String resource, Form form) {
    HttpRequest request =
        request(account, "/" + resource)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.written()))
            .build();
    return exchange(
        request, answer -> Attempt.of(answer.statusCode(), answer.body()), failed -> failed);
  }

  /**
   * Asks one account after something, within a bounded time.
   *
   * @param resource what follows the account's name
   */
  Seen get(Account account, String resource) {
    return exchange(
        request(account, resource).GET().build(),
        answer -> Seen.of(answer.statusCode(), answer.body()),
        failed -> new Seen(Optional.empty(), failed.why()));
  }

  private <T> T exchange(
      HttpRequest request, Function<HttpResponse<String>, T> heard, Function<Attempt, T> failed) {
    CompletableFuture<HttpResponse<String>> asked =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), HEARD));
    try {
      return heard.apply(asked.get(config.exchange().toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException broken) {
      return failed.apply(failure(broken.getCause()));
    } catch (TimeoutException silent) {
      asked.cancel(true);
      return failed.apply(new Unclear("Twilio gave no answer in time"));
    } catch (InterruptedException ended) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return failed.apply(new Unclear("Tocsin was stopped before Twilio answered"));
    }
  }

  private static HttpRequest.Builder request(Account account, String rest) {
    URI to = account.api().resolve("2010-04-01/Accounts/" + account.sid() + rest);
    return HttpRequest.newBuilder(to)
        .header("Authorization", "Basic " + login(account))
        .header("User-Agent", "Tocsin");
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
