package io.tocsin.paging.twilio.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The requests that Twilio makes itself. */
final class Hooks implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();

  /** How an address that was handed over leads to the server of a test. */
  private volatile UnaryOperator<String> way = UnaryOperator.identity();

  void by(UnaryOperator<String> changed) {
    way = changed;
  }

  /** Calls an address, signed for that account. */
  Heard post(Account account, String url, Map<String, String> fields) {
    return post(url, fields, account.signature(url, fields));
  }

  Heard post(String url, Map<String, String> fields, String signature) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(way.apply(url)))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .header("X-Twilio-Signature", signature)
            .header("User-Agent", "TwilioProxy/1.1")
            .POST(BodyPublishers.ofString(Fields.written(fields)))
            .build();
    try {
      return Heard.of(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> message(Taken message, String status, String error) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("AccountSid", message.account().sid());
    fields.put("ApiVersion", "2010-04-01");
    fields.put("MessageSid", message.sid());
    fields.put("SmsSid", message.sid());
    fields.put("MessageStatus", status);
    fields.put("SmsStatus", status);
    fields.put("From", message.account().number());
    fields.put("To", message.to());
    if (!error.isEmpty()) {
      fields.put("ErrorCode", error);
    }
    return fields;
  }

  static Map<String, String> call(Taken call, String status) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("AccountSid", call.account().sid());
    fields.put("ApiVersion", "2010-04-01");
    fields.put("CallSid", call.sid());
    fields.put("CallStatus", status);
    fields.put("Direction", "outbound-api");
    fields.put("From", call.account().number());
    fields.put("To", call.to());
    return fields;
  }

  static Map<String, String> reply(Account account, String sid, String from, String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("AccountSid", account.sid());
    fields.put("ApiVersion", "2010-04-01");
    fields.put("MessageSid", sid);
    fields.put("SmsSid", sid);
    fields.put("SmsStatus", "received");
    fields.put("NumMedia", "0");
    fields.put("NumSegments", "1");
    fields.put("From", from);
    fields.put("To", account.number());
    fields.put("Body", text);
    return fields;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
