package io.tocsin.slack;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import io.tocsin.core.access.Secret;
import io.tocsin.slack.Called.Done;
import io.tocsin.slack.Called.RateLimited;
import io.tocsin.slack.Called.Refused;
import io.tocsin.slack.Called.Unclear;
import io.tocsin.slack.SlackConfig.Tokens;
import io.tocsin.slack.SlackConfig.Workspace;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The one caller of Slack's Web API. A call ends within a bounded time and is made once: whether a
 * call that was not answered may be made again is for the caller to know. Many may run at once.
 *
 * <p>Throws {@link io.tocsin.core.Unavailable} while the database with the tokens is away;
 * everything else that is to be expected is answered.
 */
final class SlackApi implements AutoCloseable {
  static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration UNTOLD = Duration.ofSeconds(30);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final int TOO_MANY = 429;

  private final SlackConfig config;
  private final Tokens tokens;
  private final OkHttpClient http;
  private final Slack slack;

  SlackApi(SlackConfig config, Tokens tokens) {
    this(config, tokens, SlackConfig.CALL);
  }

  SlackApi(SlackConfig config, Tokens tokens, Duration limit) {
    this.config = config;
    this.tokens = tokens;
    this.http = http(limit);
    this.slack = Slack.getInstance(settings(config), new SlackHttpClient(http));
  }

  /** What is asked of Slack. */
  @FunctionalInterface
  interface Call<T extends SlackApiTextResponse> {
    T on(MethodsClient methods) throws IOException, SlackApiException;
  }

  /** Calls Slack as the bot of a workspace. */
  <T extends SlackApiTextResponse> Called<T> call(String team, Call<T> call) {
    if (!config.allows(team)) {
      return new Refused<>(Errors.NOT_ALLOWED, null);
    }
    return tokens
        .of(team)
        .map(workspace -> call(workspace, call))
        .orElseGet(() -> new Refused<>(Errors.NOT_CONNECTED, null));
  }

  /** Calls Slack as the bot of a workspace that need not be among those that let Tocsin in. */
  <T extends SlackApiTextResponse> Called<T> call(Workspace workspace, Call<T> call) {
    return answered(call, slack.methods(workspace.botToken().reveal(), workspace.team()));
  }

  /** Calls Slack with a token that is no bot's. */
  <T extends SlackApiTextResponse> Called<T> call(Secret token, Call<T> call) {
    return answered(call, slack.methods(token.reveal()));
  }

  /** For parts of Slack's library that make connections of their own. */
  Slack slack() {
    return slack;
  }

  /** The workspace, if it is served. */
  Optional<Workspace> workspace(String team) {
    return config.allows(team) ? tokens.of(team) : Optional.empty();
  }

  Clock clock() {
    return config.clock();
  }

  private static <T extends SlackApiTextResponse> Called<T> answered(
      Call<T> call, MethodsClient methods) {
    try {
      return judged(call.on(methods));
    } catch (SlackApiException status) {
      return judged(status);
    } catch (IOException lost) {
      return new Unclear<>(why(lost));
    } catch (JsonParseException strange) {
      return new Unclear<>("Slack answered with something else than JSON");
    }
  }

  private static <T extends SlackApiTextResponse> Called<T> judged(@Nullable T response) {
    if (response == null) {
      return new Unclear<>("Slack answered with nothing");
    } else if (response.isOk()) {
      return new Done<>(response);
    }
    String error = Errors.word(response.getError());
    if (Errors.isTooFast(error)) {
      return new RateLimited<>(SHORTEST);
    }
    return Errors.isUnclear(error)
        ? new Unclear<>("Slack has trouble of its own (" + error + ")")
        : new Refused<>(error, response.getNeeded());
  }

  private static <T> Called<T> judged(SlackApiException failure) {
    int status = failure.getResponse().code();
    if (status == TOO_MANY) {
      return new RateLimited<>(pause(failure.getResponse().header("Retry-After")));
    }
    return status / 100 == 5
        ? new Unclear<>("Slack answered " + status)
        : new Refused<>("http_" + status, null);
  }

  private static Duration pause(@Nullable String retryAfter) {
    Duration asked = retryAfter == null ? UNTOLD : seconds(retryAfter.strip());
    if (asked.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private static Duration seconds(String text) {
    return SECONDS.matcher(text).matches() ? Duration.ofSeconds(Long.parseLong(text)) : UNTOLD;
  }

  /** In our own words: what the library says may hold more. */
  private static String why(IOException failure) {
    return switch (failure) {
      case UnknownHostException unknown -> "Slack's host has no address";
      case SSLException untrusted -> "no secure connection to Slack could be made";
      case InterruptedIOException late -> "no answer from Slack in time";
      default -> "no connection to Slack, or it broke (" + failure.getClass().getSimpleName() + ")";
    };
  }

  /** What was sent is not sent again behind our back, and no proxy comes from the environment. */
  private static OkHttpClient http(Duration limit) {
    return new OkHttpClient.Builder()
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .callTimeout(limit)
        .readTimeout(limit)
        .proxy(Proxy.NO_PROXY)
        .build();
  }

  private static com.slack.api.SlackConfig settings(SlackConfig config) {
    com.slack.api.SlackConfig settings = new com.slack.api.SlackConfig();
    settings.setMethodsEndpointUrlPrefix(config.apiUrl().toString());
    settings.setProxyUrl(null);
    settings.setStatsEnabled(false);
    return settings;
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
