package io.tocsin.web;

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
import io.tocsin.core.chat.local.LocalInbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The page with a morning's talk on it, to look at: run it and open http://localhost:7077/. */
final class Demo {
  private Demo() {}

  public static void main(String[] args) {
    int port = args.length == 0 ? 7077 : Integer.parseInt(args[0]);
    ChatHouse house = new ChatHouse(Clock.systemUTC(), port);
    talk(house);
    System.out.println("http://localhost:" + house.port() + "/");
  }

  private static void talk(ChatHouse house) {
    script(house);
    LocalInbox inbox = new LocalInbox(house.chat, house.bot);
    inbox.say("incidents", "sam", null, "Deploy 81f2 of checkout is out.", false);
    inbox.say("incidents", "sam", null, "Error rate looks odd, checking.", false);
    String living = house.posted("incidents", null, checkout(false));
    house.posted("incidents", null, searchIndex());
    inbox.say("incidents", "you", null, "@aws ssm-incidents get-incident-recrod --arn 214", false);
    inbox.say("incidents", "you", null, "@aws list", false);
    house.edited("incidents", living, checkout(true));
    house.posted(
        "incidents",
        living,
        Message.text("Maria has #214 (41 s after the start). Paging stopped."));
    inbox.say("incidents", "maria", living, "rolled back deploy 81f2, watching", false);
    inbox.say(
        "incidents",
        "Łukasz Ó.",
        null,
        "Same graphs in eu-west-1?\n\u202Egnihtyreve\u202C looks <b>fine</b> here @everyone",
        false);
    house.posted("incidents", null, resolved());
  }

  private static void script(ChatHouse house) {
    house
        .bot
        .on("@aws ssm-incidents get-incident-recrod --arn 214", line -> privately(typo()))
        .on("@aws list", line -> publicly(list()))
        .onPress("ack", press -> publicly(Message.text(press.actor().displayName() + " has #214.")))
        .onPress("note", press -> publicly(Message.text("Noted on #214: " + press.input())))
        .onPress("impact", press -> privately(Message.error("#214 has that impact already.")));
  }

  private static Message checkout(boolean acknowledged) {
    Instant start = ago(Duration.ofMinutes(6));
    String who =
        acknowledged
            ? "Maria has it, acknowledged after 41 s"
            : "Nobody has acknowledged · nobody is paged";
    return new Message(
        "● #214 Checkout errors above 5 % — OPEN · Critical\n" + who,
        Tone.CRITICAL,
        (acknowledged ? "◐" : "●") + " #214 Checkout errors above 5 %",
        List.of(
            new Section.Paragraph("OPEN · Critical"),
            new Section.Paragraph(who),
            new Section.Moment("Started by alarm checkout-5xx · ×3 · plan checkout", start),
            new Section.Moment(
                "Latest: Note by Sam: “rolled back deploy 81f2, watching”",
                start.plusSeconds(300))),
        acknowledged ? buttons().subList(1, 4) : buttons(),
        false);
  }

  private static List<Action> buttons() {
    List<Choice> impacts =
        List.of(
            new Choice("1", "1 Critical"),
            new Choice("2", "2 High"),
            new Choice("3", "3 Medium"),
            new Choice("4", "4 Low"),
            new Choice("5", "5 No Impact"));
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

  private static Instant ago(Duration time) {
    return Clock.systemUTC().instant().minus(time);
  }

  private static Message searchIndex() {
    Instant start = ago(Duration.ofHours(3));
    return new Message(
        "● #209 Search index late — OPEN · Low",
        Tone.WARNING,
        "● #209 Search index late",
        List.of(
            new Section.Paragraph("OPEN · Low"),
            new Section.Paragraph("Nobody has acknowledged · nobody is paged"),
            new Section.Moment("Started by sam · plan search", start)),
        buttons(),
        false);
  }

  private static Message resolved() {
    Instant start = ago(Duration.ofHours(30));
    return new Message(
        "✓ #207 Login slow — RESOLVED · High",
        Tone.GOOD,
        "✓ #207 Login slow",
        List.of(
            new Section.Paragraph("RESOLVED · High"),
            new Section.Paragraph("Resolved by Maria after 29 min; acknowledged in 41 s"),
            new Section.Moment("Started by alarm login-p99 · plan login", start)),
        List.of(new Action("reopen", "Re-open", Style.NORMAL, null, "reopen #207")),
        false);
  }

  private static Message typo() {
    String line =
        "ssm-incidents get-incident-recrod --arn 214\n              ^^^^^^^^^^^^^^^^^^^ did you mean get-incident-record?";
    return new Message(
        "I don't know the command “get-incident-recrod”.",
        Tone.NEUTRAL,
        null,
        List.of(
            new Section.Paragraph("I don't know the command “get-incident-recrod”."),
            new Section.Code(line)),
        List.of(new Action("run", "Run get-incident-record --arn 214", Style.PRIMARY, null, null)),
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
                List.of(
                    new Field("Region", "eu-central-1"), new Field("Plans", "checkout, search")))),
        List.of(new Action("json", "JSON", Style.NORMAL, null, null)),
        false);
  }
}
