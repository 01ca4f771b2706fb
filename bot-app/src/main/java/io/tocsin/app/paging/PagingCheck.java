package io.tocsin.app.paging;

import io.tocsin.app.config.Configuration;
import io.tocsin.paging.mail.MailConfig;
import io.tocsin.paging.mail.MailPager;
import io.tocsin.paging.twilio.TwilioConfig;
import io.tocsin.paging.twilio.TwilioPager;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether the mail server and Twilio take what they are given. Nothing is sent.
 *
 * @param good is told what works, and so on
 */
public record PagingCheck(
    Configuration configuration,
    Consumer<String> good,
    Consumer<String> doubtful,
    Consumer<String> bad) {

  /** Asks whoever is configured. */
  public void run() {
    Optional<URI> publicUrl = configuration.server().publicUrl();
    configuration
        .mail()
        .server()
        .ifPresentOrElse(
            this::mail, () -> doubtful.accept("Nobody is paged by mail; docs/paging.md says how."));
    configuration
        .twilio()
        .config(publicUrl)
        .ifPresentOrElse(
            this::twilio,
            () ->
                doubtful.accept(
                    "Nobody is paged by short message or call; docs/paging.md says how."));
  }

  private void mail(MailConfig server) {
    String name = "The mail server " + server.host() + ":" + server.port();
    new MailPager(server)
        .trouble()
        .ifPresentOrElse(
            why -> bad.accept("mail.url: " + why.replaceFirst("\\.$", "") + "."),
            () ->
                good.accept(name + (server.login().isEmpty() ? " answers." : " takes the login.")));
  }

  private void twilio(TwilioConfig config) {
    try (TwilioPager pager = new TwilioPager(config)) {
      pager.look().forEach(this::account);
    }
    if (config.publicUrl().isEmpty()) {
      doubtful.accept(
          "server.public-url is not set, so pages by short message and call cannot be answered"
              + " there.");
    }
  }

  private void account(TwilioPager.Look look) {
    String name = "Twilio, account " + look.sid();
    look.trouble()
        .ifPresentOrElse(
            why -> bad.accept(name + ": " + why + "."),
            () -> good.accept(name + ": Twilio takes the auth token."));
    look.notes().forEach(note -> doubtful.accept(name + ": " + note + "."));
  }
}
