package io.tocsin.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Our web as AWS's library wants it. It is asked for certificates only. */
record WebForAws(Web web) implements SdkHttpClient {

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Certificate(web, request.httpRequest().getUri());
  }

  @Override
  public void close() {
    // there is nothing to close
  }

  /** The certificate could not be read; its own faults are exceptions of input and output too. */
  static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(IOException cause) {
      super(cause);
    }
  }

  private record Certificate(Web web, URI address) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() throws IOException {
      Web.Answer answer = read();
      if (answer.status() >= 500) {
        throw new Unreadable(new IOException("Answered with " + answer.status()));
      }
      return HttpExecuteResponse.builder()
          .response(SdkHttpResponse.builder().statusCode(answer.status()).build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
          .build();
    }

    private Web.Answer read() throws Unreadable {
      try {
        return web.get(address);
      } catch (IOException e) {
        throw new Unreadable(e);
      }
    }

    @Override
    public void abort() {
      // it ends by itself soon enough
    }
  }
}
