// What came in while nobody looked: a line before the first, a number at the button and in the title.

import { browser } from "./memory.js";
import { group } from "./messages.js";

const title = document.title;

export class Unread {
  #count = 0;

  constructor(messages, key, button) {
    this.messages = messages;
    this.key = key;
    this.button = button;
    messages.addEventListener("moved", () => this.looked());
    button.addEventListener("click", () => messages.toNewest().catch(() => this.looked()));
    document.addEventListener("visibilitychange", () => this.looked());
    this.#sinceLastTime();
    this.looked();
  }

  get #reading() { return this.messages.following && !document.hidden; }

  came(message) {
    if (message.dataset.from === document.body.dataset.you && message.matches(".person")) {
      this.#unmark();
    } else if (!this.#reading) {
      if (!this.#count++) this.#mark(message);
    }
    this.looked();
  }

  /** Whoever sees the end has read all. */
  looked() {
    if (this.#reading) {
      this.#count = 0;
      this.#keep();
    }
    this.button.hidden = this.messages.following && !this.messages.newer;
    this.button.firstChild.textContent = this.#count ? `${this.#count} new ` : "Newest ";
    if (this.key) document.title = this.#count ? `(${this.#count}) ${title}` : title;
  }

  #keep() {
    const last = this.messages.last?.dataset.order;
    if (this.key && last) browser.write(this.key, last);
  }

  #sinceLastTime() {
    const read = this.key && browser.read(this.key, null);
    if (!read) return;
    const first = [...this.messages.list.children].find(message =>
      message.dataset.order > read && message.dataset.from !== document.body.dataset.you);
    if (first && first !== this.messages.first) this.#mark(first);
  }

  #mark(message) {
    this.#unmark();
    if (!message.isConnected) return;
    const mark = document.createElement("p");
    mark.className = "mark";
    const word = document.createElement("span");
    word.textContent = "New";
    mark.append(word);
    message.prepend(mark);
    group(message);
  }

  #unmark() {
    for (const mark of this.messages.list.querySelectorAll(".mark")) {
      const message = mark.parentElement;
      mark.remove();
      group(message);
    }
  }
}
