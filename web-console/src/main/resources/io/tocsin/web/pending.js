// Shows what waits in the outbox below the messages, until it stands among them.

const STATES = {
  waiting: "Waiting for the connection; it will be sent.",
  sending: "Sending…",
  sent: "",
  refused: "",
};

function line(entry) {
  const item = document.createElement("li");
  item.className = `waiting ${entry.state}`;
  const text = document.createElement("p");
  text.className = "text";
  text.dir = "auto";
  text.textContent = entry.text;
  const state = document.createElement("p");
  state.className = "quiet";
  state.textContent = entry.reason ?? STATES[entry.state];
  item.append(text, state);
  return item;
}

function button(label, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", action);
  return made;
}

export class Pending {
  /** @param edit takes a refused line back into the box */
  constructor(outbox, messages, isHere, edit) {
    this.outbox = outbox;
    this.messages = messages;
    this.isHere = isHere;
    this.edit = edit;
    this.list = document.createElement("ol");
    this.list.className = "pending";
    messages.scroll.append(this.list);
    outbox.addEventListener("changed", () => this.show());
    this.show();
  }

  show() {
    const here = this.outbox.entries.filter(entry => this.isHere(entry) && !(entry.stands && entry.state !== "refused"));
    this.list.replaceChildren(...here.map(entry => this.#item(entry)));
    if (this.messages.following) this.messages.scroll.scrollTop = this.messages.scroll.scrollHeight;
  }

  /** A line that stands in the room waits no more, though the answer to it may still be under way. */
  arrived(message) {
    const { id, from } = message.dataset;
    const known = this.outbox.entries.find(entry => entry.message === id);
    if (known) {
      this.outbox.remove(known);
      return;
    }
    const text = message.querySelector(".text")?.textContent;
    const likely = this.outbox.entries.find(entry =>
      entry.state === "sending" && !entry.stands && entry.as === from && entry.text === text);
    if (likely) {
      likely.stands = true;
      this.show();
    }
  }

  #item(entry) {
    const item = line(entry);
    if (entry.state === "refused") {
      const actions = document.createElement("p");
      actions.className = "buttons";
      actions.append(
        button("Edit", () => { this.outbox.remove(entry); this.edit(entry.text); }),
        button("Discard", () => this.outbox.remove(entry)));
      item.append(actions);
    }
    return item;
  }
}
