// Shortcuts. Those of one key work outside boxes only, and can be turned off.

import { openDialog } from "./dialogs.js";
import { browser } from "./memory.js";
import { Thread } from "./thread.js";

const dialog = document.getElementById("keys-dialog");
const single = document.getElementById("single-keys");
const button = document.getElementById("keys");

const typing = element => Boolean(element?.matches?.("textarea, input:not([type=checkbox]), select, [contenteditable]"));
const listOf = page => (Thread.shown() && document.activeElement?.closest("#thread") ? page.threadMessages : page.messages);

function step(messages, by) {
  const all = [...messages.list.children];
  const at = all.indexOf(document.activeElement?.closest("li.message"));
  const to = at < 0 ? all.length - 1 : Math.min(all.length - 1, Math.max(0, at + by));
  all[to]?.focus({ preventScroll: true });
  all[to]?.scrollIntoView({ block: "nearest" });
}

function threadOfFocused(page) {
  const message = document.activeElement?.closest("li.message");
  if (message) page.thread.open(message.dataset.thread || message.dataset.id);
}

const SINGLE = {
  "?": () => openDialog(dialog),
  "/": page => document.getElementById(page.thread.isOpen ? "text-t" : "text").focus(),
  j: page => step(listOf(page), 1),
  k: page => step(listOf(page), -1),
  t: threadOfFocused,
  End: page => { const messages = listOf(page); messages.toNewest().then(() => messages.last?.focus({ preventScroll: true })); },
};

const WITH_ALT = {
  ArrowUp: page => { location.href = page.rooms.beside(-1); },
  ArrowDown: page => { location.href = page.rooms.beside(1); },
};

function shortcut(event) {
  if (event.ctrlKey || event.metaKey) return undefined;
  if (event.altKey) return WITH_ALT[event.key];
  if (typing(event.target)) return undefined;
  return single.checked || event.key === "End" ? SINGLE[event.key.length === 1 ? event.key.toLowerCase() : event.key] : undefined;
}

/** A message's links and buttons are in the way of the Tab key only while the message has the focus. */
function reachable(message, index) {
  for (const link of message?.querySelectorAll(".when, .reply:not(.some)") ?? []) link.tabIndex = index;
}

export function workKeys(page) {
  single.checked = browser.read("single-keys", true);
  single.addEventListener("change", () => browser.write("single-keys", single.checked));
  button.hidden = false;
  button.addEventListener("click", () => openDialog(dialog));
  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") {
      page.escape();
      return;
    }
    const action = shortcut(event);
    if (!action) return;
    event.preventDefault();
    action(page);
  });
  document.addEventListener("focusin", event => reachable(event.target.closest("li.message"), 0));
  document.addEventListener("focusout", event => {
    const message = event.target.closest("li.message");
    if (message && !message.contains(event.relatedTarget)) reachable(message, -1);
  });
}
