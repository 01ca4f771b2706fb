package io.tocsin.paging.twilio.fake;

import java.util.Map;

/**
 * An account of the stand-in.
 *
 * @param number its own, which it sends and calls from
 */
public record Account(String sid, String token, String number) {

  /** What Twilio would sign a request with, to this address and with these fields. */
  public String signature(String url, Map<String, String> fields) {
    return Fields.signature(token, url, fields);
  }
}
