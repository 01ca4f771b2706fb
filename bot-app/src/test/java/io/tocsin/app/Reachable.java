package io.tocsin.app;

import static io.tocsin.app.MainJobTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.tocsin.app.Loops.Relaying;
import io.tocsin.app.config.Configuration;
import io.tocsin.core.access.Secret;
import io.tocsin.paging.twilio.fake.Account;
import io.tocsin.paging.twilio.fake.FakeTwilio;
import io.tocsin.paging.twilio.fake.Taken;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A running Tocsin, a mail server and a Twilio, and people that can be reached by them. */
final class Reachable implements AutoCloseable {
  static final String PUBLIC = "https://tocsin.example.com/in/";
  private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

  final FakeTwilio twilio = new FakeTwilio();
  final Account first = twilio.account("+15550109001");
  final Account second = twilio.account("+15550109002");
  final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
  final House house;
  private final Application application;

  Reachable(Path data) {
    mail.start();
    application = Application.start(configuration(data), Clock.systemUTC(), Relaying.RUNNING);
    house = new House(application.port());
    twilio.route(url -> url.replace(PUBLIC, "http://127.0.0.1:" + application.port() + "/"));
  }

  private Configuration configuration(Path data) {
    Configuration trial = MainJobTest.trial(data);
    return new Configuration(
        new Configuration.Server(0, trial.server().address(), Optional.of(URI.create(PUBLIC))),
        trial.node(),
        trial.database(),
        trial.secrets(),
        trial.webhooks(),
        trial.slack(),
        new Configuration.Mail(
            Optional.of(new Secret("smtp://127.0.0.1:" + mail.getSmtp().getPort())),
            Optional.of("tocsin@example.org")),
        new Configuration.Twilio(
            Optional.of(first.sid()),
            Optional.of(new Secret(first.token())),
            Optional.of(first.number()),
            Optional.of(second.sid()),
            Optional.of(new Secret(second.token())),
            Optional.of(second.number()),
            twilio.apiUrl()),
        trial.account(),
        trial.region(),
        trial.bot(),
        trial.limits(),
        trial.retention(),
        trial.metrics(),
        trial.log());
  }

  /** Somebody with one activated channel, whom a plan of their name pages by it. */
  void person(String name, String type, String address) {
    asks("create-contact --alias %s --type PERSONAL --plan Stages=[]".formatted(name));
    asks(
        ("create-contact-channel --contact-id %s --name way --type %s"
                + " --delivery-address SimpleAddress=%s")
            .formatted(name, type, address));
    eventually(() -> codes(address).findAny().isPresent());
    assertThat(
            house.asks("maria", "activate " + name + "/way " + codes(address).toList().getLast()))
        .contains("Activated");
    asks(
        ("update-contact --contact-id %s --plan Stages=[{DurationInMinutes=30,"
                + "Targets=[{ChannelTargetInfo={ContactChannelId=%s/way}}]}]")
            .formatted(name, name));
    house.asks(
        "maria",
        ("ssm-incidents create-response-plan --name plan-%s --incident-template"
                + " title=Trouble,impact=2 --engagements"
                + " arn:aws:ssm-contacts:us-east-1:000000000000:contact/%s")
            .formatted(name, name));
  }

  /** An incident that pages them. */
  void pages(String name, String title) {
    house.asks("maria", "start plan-" + name + " \"" + title + "\"");
  }

  String asks(String operation) {
    return house.asks("maria", "ssm-contacts " + operation);
  }

  /** What the card of an incident says. */
  String card(String title) {
    return house.livingMessages().stream()
        .map(message -> message.path("text").asText())
        .filter(text -> text.contains(title))
        .reduce("", (one, later) -> later);
  }

  /** Every six digits that went to an address. */
  Stream<String> codes(String address) {
    return said(address).stream()
        .flatMap(text -> CODE.matcher(text).results())
        .map(MatchResult::group);
  }

  List<String> said(String address) {
    return Stream.concat(
            twilioTo(address).map(Reachable::text), mailsTo(address).stream().map(Reachable::text))
        .toList();
  }

  Stream<Taken> twilioTo(String address) {
    return Stream.concat(twilio.messages().stream(), twilio.calls().stream())
        .filter(taken -> taken.to().equals(address));
  }

  private static String text(Taken taken) {
    return taken.field("Twiml").isEmpty()
        ? taken.body()
        : taken.script().said().getFirst().replaceAll("(?<=[0-9]), (?=[0-9])", "");
  }

  List<MimeMessage> mailsTo(String address) {
    return Stream.of(mail.getReceivedMessages())
        .filter(message -> header(message, "To").contains(address))
        .toList();
  }

  static String header(MimeMessage message, String name) {
    try {
      return String.join(",", message.getHeader(name));
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(MimeMessage message) {
    return GreenMailUtil.getBody(message);
  }

  /** As if it came through the proxy in front. */
  String path(String publicAddress) {
    assertThat(publicAddress).startsWith(PUBLIC);
    return "/" + publicAddress.substring(PUBLIC.length());
  }

  @Override
  public void close() {
    application.close();
    twilio.close();
    mail.stop();
  }
}
