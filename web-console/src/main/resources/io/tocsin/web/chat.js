// Puts the page together. Without it everything can still be read and said, only not live.

import { workButtons } from "./buttons.js";
import { Completion } from "./completion.js";
import { Composer } from "./composer.js";
import { closableDialogs } from "./dialogs.js";
import { workKeys } from "./keys.js";
import { Live } from "./live.js";
import { Messages, messagesIn } from "./messages.js";
import { Outbox } from "./outbox.js";
import { Pending } from "./pending.js";
import { Rooms } from "./rooms.js";
import { workTheme } from "./theme.js";
import { Thread } from "./thread.js";
import { keepTimes } from "./times.js";
import { Unread } from "./unread.js";

const room = document.body.dataset.room;
const panel = document.getElementById("thread");
const link = document.getElementById("link");
const menu = document.querySelector("details.menu");
const narrow = matchMedia("(max-width: 760px)");

const outbox = new Outbox();
const live = new Live();
const rooms = new Rooms();

// --- the two lists, each with its box ----------------------------------------------------------

function side(pane, place, thread) {
  const messages = new Messages(pane, place);
  const composer = new Composer(pane, thread, text => {
    outbox.add(text, thread());
    messages.toNewest().catch(() => {});
  });
  const completion = new Completion(composer.box);
  // With no thread open, what waits for one is shown nowhere.
  const isHere = entry => (pane === "m" ? !entry.thread : Boolean(entry.thread) && entry.thread === thread());
  const pending = new Pending(outbox, messages, isHere, text => composer.giveBack(text));
  const button = document.getElementById(`newer-${pane}`);
  const unread = new Unread(messages, pane === "m" ? `read:${room}` : "", button);
  return { messages, composer, completion, pending, unread };
}

const main = side("m", () => ({ room }), () => undefined);
const beside = side("t", () => ({ room, thread: panel.dataset.thread }), () => Thread.shown() || undefined);
const thread = new Thread(beside.messages, beside.composer, main.messages);
const sideOf = pane => (pane === "t" ? beside : main);

// --- news ----------------------------------------------------------------------------------------

live.addEventListener("messages", event => {
  for (const message of messagesIn(event.detail)) take(message);
});

function take(message) {
  const { pane, thread: of } = message.dataset;
  if (pane === "t" && of !== Thread.shown()) return;
  const { messages, unread, pending } = sideOf(pane);
  if (messages.put(message)) unread.came(message);
  pending.arrived(message);
}

live.addEventListener("rooms", event => rooms.show(JSON.parse(event.detail)));
document.addEventListener("visibilitychange", () => rooms.seen());

live.addEventListener("lost", () => {
  document.body.dataset.link = "lost";
  link.textContent = "Not connected. What you say is kept, and sent when the connection is back.";
});

live.addEventListener("found", () => {
  const again = document.body.dataset.link === "lost";
  document.body.dataset.link = "found";
  link.textContent = again ? "Connected again." : "";
  if (again) setTimeout(() => { if (document.body.dataset.link === "found") link.textContent = ""; }, 4000);
  outbox.send();
});

// --- what one says ---------------------------------------------------------------------------------

outbox.addEventListener("said", ({ detail: { entry, answer } }) => {
  const { messages, composer } = entry.thread ? beside : main;
  if (messages.find(answer.id) || entry.stands) outbox.remove(entry);
  else setTimeout(() => outbox.remove(entry), 5000);
  if (answer.note) composer.warn(`${answer.note} ${answer.answer}`);
});

outbox.addEventListener("refused", ({ detail: { entry } }) => {
  const { composer } = entry.thread ? beside : main;
  const shown = (entry.thread ?? "") === (composer.thread() ?? "");
  if (!shown || composer.box.value) return;
  outbox.remove(entry);
  composer.giveBack(entry.text);
  composer.warn(entry.reason);
});

// --- keys --------------------------------------------------------------------------------------------

function escape() {
  const open = document.querySelector("details.you[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else {
    thread.close();
  }
}

function fitMenu() {
  menu.open = !narrow.matches;
  menu.querySelector("summary").tabIndex = narrow.matches ? 0 : -1;
}

document.querySelector("details.you").addEventListener("toggle", event => {
  if (event.target.open) event.target.querySelector("input[name=name]").select();
});

narrow.addEventListener("change", fitMenu);
fitMenu();
closableDialogs();
workButtons((pane, text) => sideOf(pane).composer.warn(text));
workKeys({ messages: main.messages, threadMessages: beside.messages, thread, rooms, escape });
workTheme();
keepTimes();
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });
if (!narrow.matches) main.composer.box.focus({ preventScroll: true });
live.start();
outbox.send();
document.body.dataset.ready = "yes";
