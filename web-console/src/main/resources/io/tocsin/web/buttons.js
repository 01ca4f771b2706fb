// The buttons of messages. What a button asks for is asked in a dialog; a refusal is said in it, and what
// was filled in stays until it has arrived.

import { openDialog } from "./dialogs.js";
import { newId, press } from "./server.js";

const dialog = document.getElementById("ask");
const wrong = document.getElementById("ask-wrong");
const place = document.getElementById("ask-form");

const drafts = new Map();
const attempts = new Map();

let asked = null;

/** The same press again has the same id, until it is known to have arrived. */
function idOf(key) {
  if (!attempts.has(key)) attempts.set(key, newId());
  return attempts.get(key);
}

async function send(form, input) {
  const message = form.elements.message.value;
  const action = form.elements.action.value;
  const key = JSON.stringify([message, action, input]);
  const body = { as: document.body.dataset.you, clientId: idOf(key), ...(input === undefined ? {} : { input }) };
  const answer = await press(message, action, body);
  attempts.delete(key);
  return answer;
}

const noteOf = answer => (answer.note ? `${answer.note} ${answer.answer}` : "");

async function plain(form, warn) {
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    warn(noteOf(await send(form)));
  } catch (failure) {
    warn(failure.message);
  } finally {
    button.disabled = false;
  }
}

function titleOf(message) {
  return message?.querySelector("h3 bdi")?.textContent.trim() ?? "";
}

/** The button that was pressed, or what it has become by now. */
function opener() {
  const message = document.getElementById(asked.message);
  return message?.querySelector(`details.ask[data-action="${CSS.escape(asked.action)}"] > summary`) ?? message;
}

function openAsk(details, warn) {
  const message = details.closest(".message");
  const form = details.querySelector("form").cloneNode(true);
  asked = { message: message.id, action: details.dataset.action, key: `${message.dataset.id} ${details.dataset.action}`, warn };
  document.getElementById("ask-title").textContent = details.querySelector("summary").textContent.trim();
  document.getElementById("ask-about").textContent = titleOf(message);
  wrong.textContent = "";
  place.replaceChildren(form);
  const field = form.elements.input;
  if (field instanceof HTMLElement && "value" in field && field.type !== "submit") {
    field.value = drafts.get(asked.key) ?? "";
    field.addEventListener("input", () => drafts.set(asked.key, field.value));
  }
  openDialog(dialog, opener);
  form.querySelector("textarea, input:not([type=hidden]), fieldset button")?.focus();
}

async function answerAsk(form, submitter) {
  const input = submitter?.name === "input" ? submitter.value : form.elements.input.value;
  const buttons = form.querySelectorAll("button");
  wrong.textContent = "";
  buttons.forEach(button => { button.disabled = true; });
  try {
    const note = noteOf(await send(form, input));
    drafts.delete(asked.key);
    dialog.close();
    asked.warn(note);
  } catch (failure) {
    wrong.textContent = `${failure.message} Nothing is lost: try again.`;
  } finally {
    buttons.forEach(button => { button.disabled = false; });
  }
}

/** @param warn says something to the reader beside the list in which the button stands */
export function workButtons(warn) {
  const warnAt = element => text => { if (text) warn(element.dataset.pane, text); };
  document.addEventListener("submit", event => {
    const form = event.target;
    if (!form.matches("form.press")) return;
    event.preventDefault();
    if (dialog.contains(form)) answerAsk(form, event.submitter);
    else plain(form, warnAt(form.closest(".message")));
  });
  document.addEventListener("click", event => {
    const details = event.target.closest?.("details.ask > summary")?.parentElement;
    if (!details) return;
    event.preventDefault();
    openAsk(details, warnAt(details.closest(".message")));
  });
  dialog.addEventListener("keydown", event => {
    const field = event.target;
    if (event.key === "Enter" && field.matches("textarea") && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
  });
}
