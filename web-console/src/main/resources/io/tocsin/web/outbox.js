// What was said and is not known to stand in the room yet. Each line has an id of its own, so that
// sending it again says it once; it goes out in the order in which it was typed.

import { Away, newId, say } from "./server.js";
import { tab } from "./memory.js";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 15000;

const mine = `outbox:${document.body.dataset.room}`;

export class Outbox extends EventTarget {
  #entries = tab.read(mine, []);
  #sending = false;
  #pause = FIRST_PAUSE;
  #retry = 0;

  constructor() {
    super();
    for (const entry of this.#entries) if (entry.state === "sending") entry.state = "waiting";
  }

  get entries() { return this.#entries; }

  /** Takes a line over from the box, for good. */
  add(text, thread) {
    const entry = { id: newId(), as: document.body.dataset.you, text, thread, state: "waiting" };
    this.#entries.push(entry);
    this.#changed();
    this.send();
    return entry;
  }

  remove(entry) {
    this.#entries = this.#entries.filter(each => each !== entry);
    this.#changed();
  }

  /** Sends what waits, one after the other. */
  async send() {
    clearTimeout(this.#retry);
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let entry = this.#next(); entry; entry = this.#next()) await this.#sendOne(entry);
      this.#pause = FIRST_PAUSE;
    } catch (failure) {
      if (!(failure instanceof Away)) throw failure;
      this.#retry = setTimeout(() => this.send(), this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    } finally {
      this.#sending = false;
    }
  }

  #next() { return this.#entries.find(entry => entry.state === "waiting"); }

  async #sendOne(entry) {
    this.#become(entry, "sending");
    try {
      const { as, text, thread, id: clientId } = entry;
      const answer = await say({ as, text, clientId, ...(thread ? { thread } : {}) });
      entry.message = answer.id;
      this.#become(entry, "sent");
      this.dispatchEvent(new CustomEvent("said", { detail: { entry, answer } }));
    } catch (failure) {
      if (failure instanceof Away) {
        this.#become(entry, "waiting");
        throw failure;
      }
      entry.reason = failure.message;
      this.#become(entry, "refused");
      this.dispatchEvent(new CustomEvent("refused", { detail: { entry } }));
    }
  }

  #become(entry, state) {
    entry.state = state;
    this.#changed();
  }

  #changed() {
    tab.write(mine, this.#entries);
    this.dispatchEvent(new Event("changed"));
  }
}
