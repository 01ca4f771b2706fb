package io.tocsin.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.tocsin.core.Ids;
import io.tocsin.core.Unavailable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever a handler throws into an answer. Nothing gets past it: the server behind would log
 * the address, which may hold a key, and so no line here says it.
 */
record Guard(Ids ids) {
  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

  /** Answers one request. */
  @FunctionalInterface
  interface Answering {
    Reply answer(Context ctx) throws IOException;
  }

  Handler around(Answering answering) {
    return ctx -> attempt(answering, ctx).writeTo(ctx);
  }

  /** The same for a program that takes Tocsin for an Alertmanager. */
  Handler asAlertmanager(Answering answering) {
    return ctx -> attempt(answering, ctx).asAlertmanager().writeTo(ctx);
  }

  /** The answer to a failure that nobody foresaw: a reference, under which the log tells it. */
  Reply unexpected(Throwable failure) {
    String reference = ids.next().toString();
    LOG.error("Unexpected failure {}", reference, failure);
    return Reply.error(
        500, "Something went wrong inside Tocsin; its log tells what under " + reference + ".");
  }

  private Reply attempt(Answering answering, Context ctx) {
    try {
      return answering.answer(ctx);
    } catch (Refused refused) {
      return refused.reply();
    } catch (Unavailable away) {
      return unavailable(away);
    } catch (Exception | Error failure) {
      return unexpected(failure);
    }
  }

  private static Reply unavailable(Unavailable away) {
    return Reply.error(
            503,
            "Tocsin cannot keep anything just now, and nothing of this was kept; send it again in "
                + Reply.seconds(away.retryAfter())
                + " s.")
        .retryAfter(away.retryAfter());
  }
}
