// The box to type in: Enter sends, what was typed is never lost, what was said comes back with the arrow.

import { tab } from "./memory.js";

const MOST_REMEMBERED = 50;
const SECRET = /--[\w-]*(key|secret|token|password|url)\b/i;
const room = document.body.dataset.room;

export class Composer {
  #back = 0;

  /**
   * @param thread which thread it writes to at the moment; undefined for the room
   * @param send what to do with a text
   */
  constructor(pane, thread, send) {
    this.form = document.querySelector(`form.say[data-pane="${pane}"]`);
    this.box = this.form.elements.text;
    this.notice = document.getElementById(`notice-${pane}`);
    this.thread = thread;
    this.send = send;
    this.form.addEventListener("submit", event => { event.preventDefault(); this.#say(); });
    this.box.addEventListener("keydown", event => this.#key(event));
    this.box.addEventListener("input", () => { this.#back = 0; this.keep(); });
    this.restore();
  }

  get #draft() { return `draft:${room}:${this.thread() ?? ""}`; }
  get #history() { return tab.read(`said:${room}`, []); }

  /** Keeps what was typed so far, for when the page is left. */
  keep() { tab.write(this.#draft, this.box.value); }

  /** Shows what was typed here before. */
  restore() {
    const draft = tab.read(this.#draft, "");
    if (draft && !this.box.value) this.#put(draft);
  }

  /** Puts back a text that could not be sent; what stands in the box by now stays. */
  giveBack(text) {
    this.#put(this.box.value ? `${text}\n${this.box.value}` : text);
    this.box.focus();
  }

  warn(text) {
    const line = document.createElement("p");
    line.dir = "auto";
    line.textContent = text;
    this.notice.replaceChildren(line);
  }

  #put(text) {
    this.box.value = text;
    this.box.setSelectionRange(text.length, text.length);
    this.keep();
  }

  #say() {
    const text = this.box.value;
    if (!text.trim()) return;
    this.notice.replaceChildren();
    if (!SECRET.test(text)) this.#remember(text);
    this.#back = 0;
    this.#put("");
    this.box.dispatchEvent(new Event("said"));
    this.send(text);
  }

  #remember(text) {
    tab.write(`said:${room}`, [...this.#history.filter(each => each !== text), text].slice(-MOST_REMEMBERED));
  }

  #key(event) {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.#say();
    } else if (event.key === "ArrowUp" && !modified(event) && (this.#back || !this.box.value)) {
      this.#leaf(event, 1);
    } else if (event.key === "ArrowDown" && !modified(event) && this.#back) {
      this.#leaf(event, -1);
    }
  }

  #leaf(event, step) {
    const history = this.#history;
    const to = this.#back + step;
    if (to > history.length) return;
    event.preventDefault();
    this.#back = to;
    this.#put(to ? history.at(-to) : "");
  }
}

const modified = event => event.shiftKey || event.altKey || event.ctrlKey || event.metaKey;
