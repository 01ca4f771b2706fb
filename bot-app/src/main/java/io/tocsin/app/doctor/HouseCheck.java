package io.tocsin.app.doctor;

import io.tocsin.app.config.Configuration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether a Tocsin runs here, and whether it is ready. */
record HouseCheck(Configuration configuration) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  void run(Findings findings) {
    String here = "http://127.0.0.1:" + configuration.server().port();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(here + "/health/ready")).timeout(PATIENCE).build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        findings.good("Tocsin runs at " + here + " and is ready.");
      } else {
        findings.bad("What runs at " + here + " is not ready: " + answer.body());
      }
    } catch (IOException e) {
      findings.doubtful("Tocsin does not run at " + here + "; ./tocsin up starts it.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
