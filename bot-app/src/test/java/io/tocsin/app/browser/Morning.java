package io.tocsin.app.browser;

import static io.tocsin.core.testkit.ScriptedConversation.privately;
import static io.tocsin.core.testkit.ScriptedConversation.publicly;

import io.tocsin.core.chat.Message;
import io.tocsin.core.chat.Message.Action;
import io.tocsin.core.chat.Message.Action.Style;
import io.tocsin.core.chat.Message.Choice;
import io.tocsin.core.chat.Message.Field;
import io.tocsin.core.chat.Message.Input;
import io.tocsin.core.chat.Message.Section;
import io.tocsin.core.chat.Message.Tone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A morning's talk with everything that a page can show. */
final class Morning {
  private Morning() {}

  /** Answers what to call the incident's card. */
  static String of(PageHouse house) {
    script(house);
    house.says("sam", "incidents", "Deploy 81f2 of checkout is out.");
    house.says("sam", "incidents", "Error rate looks odd, checking.");
    String card = house.posts("incidents", null, checkout());
    house.posts("incidents", null, searchIndex());
    house.says("you", "incidents", "@aws ssm-incidents get-incident-recrod --arn 214");
    house.says("maria", "incidents", "@aws list");
    house.posts(
        "incidents", card, Message.text("Maria has #214 (41 s after the start). Paging stopped."));
    house.inbox.say("incidents", "maria", card, "rolled back deploy 81f2, watching", false);
    house.says(
        "Łukasz Ó.",
        "incidents",
        "Same graphs in eu-west-1?\n\u202Egnihtyreve\u202C looks <b>fine</b> here @everyone");
    house.posts("incidents", null, resolved());
    return card;
  }

  private static void script(PageHouse house) {
    house
        .bot
        .on("@aws ssm-incidents get-incident-recrod --arn 214", line -> privately(typo()))
        .on("@aws list", line -> publicly(list()))
        .onPress("ack", press -> publicly(Message.text(press.actor().displayName() + " has it.")))
        .onPress("note", press -> publicly(Message.text("Noted: " + press.input())))
        .onPress("impact", press -> publicly(Message.text("Impact is now " + press.input())));
  }

  private static Message checkout() {
    Instant start = ago(Duration.ofMinutes(6));
    return new Message(
        "● #214 Checkout errors above 5 % — OPEN · Critical\nNobody has acknowledged",
        Tone.CRITICAL,
        "● #214 Checkout errors above 5 %",
        List.of(
            new Section.Paragraph("OPEN · Critical"),
            new Section.Paragraph("Nobody has acknowledged · nobody is paged"),
            new Section.Moment("Started by alarm checkout-5xx · ×3 · plan checkout", start),
            new Section.Moment(
                "Latest: Note by Sam: “rolled back deploy 81f2, watching”",
                start.plusSeconds(300))),
        buttons(),
        false);
  }

  private static List<Action> buttons() {
    List<Choice> impacts = List.of(new Choice("1", "1 Critical"), new Choice("2", "2 High"));
    return List.of(
        new Action("ack", "Acknowledge", Style.PRIMARY, null, "ack #214"),
        new Action("resolve", "Resolve", Style.NORMAL, null, "resolve #214"),
        new Action(
            "impact", "Impact", Style.NORMAL, new Input("Impact", impacts, false), "impact #214"),
        new Action(
            "note",
            "Note",
            Style.NORMAL,
            new Input("What happened?", List.of(), true),
            "note #214"));
  }

  private static Message searchIndex() {
    return new Message(
        "● #209 Search index late — OPEN · Low",
        Tone.WARNING,
        "● #209 Search index late",
        List.of(
            new Section.Paragraph("OPEN · Low"),
            new Section.Paragraph("Nobody has acknowledged · nobody is paged"),
            new Section.Moment("Started by sam · plan search", ago(Duration.ofHours(3)))),
        buttons(),
        false);
  }

  private static Message resolved() {
    return new Message(
        "✓ #207 Login slow — RESOLVED · High",
        Tone.GOOD,
        "✓ #207 Login slow",
        List.of(
            new Section.Paragraph("RESOLVED · High"),
            new Section.Paragraph("Resolved by Maria after 29 min; acknowledged in 41 s"),
            new Section.Moment("Started by alarm login-p99 · plan login", ago(Duration.ofDays(2)))),
        List.of(new Action("reopen", "Re-open", Style.NORMAL, null, "reopen #207")),
        false);
  }

  private static Message typo() {
    String line =
        "ssm-incidents get-incident-recrod --arn 214\n"
            + "              ^^^^^^^^^^^^^^^^^^^ did you mean get-incident-record?";
    return new Message(
        "I don't know the command “get-incident-recrod”.",
        Tone.NEUTRAL,
        null,
        List.of(
            new Section.Paragraph("I don't know the command “get-incident-recrod”."),
            new Section.Code(line)),
        List.of(new Action("run", "Run get-incident-record --arn 214", Style.NORMAL, null, null)),
        true);
  }

  private static Message list() {
    return new Message(
        "2 open incidents",
        Tone.NEUTRAL,
        "2 open incidents",
        List.of(
            new Section.Bullets(
                List.of(
                    "#214 Critical Checkout errors above 5 % (6 min)",
                    "#209 Low Search index late (3 h)")),
            new Section.Fields(
                List.of(new Field("Region", "eu-central-1"), new Field("Plans", "checkout")))),
        List.of(new Action("json", "JSON", Style.NORMAL, null, null)),
        false);
  }

  private static Instant ago(Duration time) {
    return Clock.systemUTC().instant().minus(time);
  }
}
