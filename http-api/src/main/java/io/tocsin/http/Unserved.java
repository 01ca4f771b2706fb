package io.tocsin.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What no handler answers. The server's own words would show what it is made of, and the address,
 * which may hold a key.
 */
final class Unserved {
  private static final Map<Integer, String> WORDS =
      Map.of(
          HttpStatus.BAD_REQUEST_400, "This is no request that HTTP knows.",
          HttpStatus.REQUEST_TIMEOUT_408, "The request did not arrive in time.",
          HttpStatus.URI_TOO_LONG_414, "The address is too long.",
          HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431,
              "The headers are too large: at most 8 KiB are taken.");

  private Unserved() {}

  static void answer(JavalinConfig server, Guard guard) {
    server.http.prefer405over404 = true;
    server.routes.exception(NotFoundResponse.class, (e, ctx) -> notFound().writeTo(ctx));
    server.routes.exception(MethodNotAllowedResponse.class, Unserved::wrongMethod);
    server.routes.exception(
        HttpResponseException.class, (e, ctx) -> ofStatus(e.getStatus()).writeTo(ctx));
    server.routes.exception(Exception.class, (e, ctx) -> guard.unexpected(e).writeTo(ctx));
    server.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    server.jetty.modifyServer(jetty -> jetty.setErrorHandler(Unserved::beforeRouting));
    server.jetty.modifyServletContextHandler(
        context -> context.setErrorHandler(Unserved::beforeRouting));
  }

  private static Reply notFound() {
    return Reply.error(404, "There is nothing at this address; events go to POST /events/NAME.");
  }

  private static void wrongMethod(MethodNotAllowedResponse e, Context ctx) {
    String allowed = String.join(", ", e.getDetails().values());
    Reply.error(405, "This address takes " + allowed + ", not " + ctx.method().name() + ".")
        .with("Allow", allowed)
        .writeTo(ctx);
  }

  private static Reply ofStatus(int status) {
    return Reply.error(status, WORDS.getOrDefault(status, HttpStatus.getMessage(status) + "."));
  }

  private static boolean beforeRouting(Request request, Response response, Callback callback) {
    Reply reply = ofStatus(response.getStatus());
    reply.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Reply.JSON_TYPE);
    response.write(true, ByteBuffer.wrap(reply.body()), callback);
    return true;
  }
}
