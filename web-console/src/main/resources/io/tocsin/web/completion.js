// Offers what could be typed next, in a list above the box. Enter sends as ever, unless something was chosen.

import { address, get } from "./server.js";

const PAUSE = 70;

let lists = 0;

export class Completion {
  #found = null;
  #chosen = -1;
  #timer = 0;
  #request = null;

  constructor(box) {
    this.box = box;
    this.list = document.createElement("ul");
    this.list.className = "suggestions";
    this.list.id = `suggestions-${++lists}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.list.hidden = true;
    this.count = document.createElement("p");
    this.count.className = "unseen";
    this.count.setAttribute("role", "status");
    box.form.append(this.list, this.count);
    box.addEventListener("input", () => this.#soon());
    box.addEventListener("said", () => this.close());
    box.addEventListener("blur", () => this.close());
    // Before the box's own keys: what the list takes is not for them.
    box.addEventListener("keydown", event => this.#key(event), { capture: true });
    this.list.addEventListener("pointerdown", event => event.preventDefault());
    this.list.addEventListener("click", event => {
      const option = event.target.closest("[role=option]");
      if (option) this.#accept([...this.list.children].indexOf(option));
    });
  }

  get open() { return !this.list.hidden; }

  close() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#found = null;
    this.#chosen = -1;
    this.list.hidden = true;
    this.list.replaceChildren();
    this.count.textContent = "";
    for (const name of ["role", "aria-expanded", "aria-haspopup", "aria-autocomplete", "aria-controls", "aria-activedescendant"]) {
      this.box.removeAttribute(name);
    }
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    if (!/^\s*@/.test(this.box.value) || this.box.selectionStart !== this.box.selectionEnd) {
      this.close();
      return;
    }
    this.#timer = setTimeout(() => this.#ask(), PAUSE);
  }

  async #ask() {
    const request = this.#request = new AbortController();
    const { value: line, selectionStart: cursor } = this.box;
    try {
      const found = await get(address("/chat/api/complete", { line, cursor }), "json", request.signal);
      if (request.signal.aborted || this.box.value !== line || document.activeElement !== this.box) return;
      if (found.items.length) this.#show(found); else this.close();
    } catch {
      // Nobody needs it to go on typing.
      if (!request.signal.aborted) this.close();
    }
  }

  #show(found) {
    this.#found = found;
    this.#chosen = -1;
    this.list.replaceChildren(...found.items.map((item, i) => this.#option(item, i)));
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.box.setAttribute("role", "combobox");
    this.box.setAttribute("aria-expanded", "true");
    this.box.setAttribute("aria-haspopup", "listbox");
    this.box.setAttribute("aria-autocomplete", "list");
    this.box.setAttribute("aria-controls", this.list.id);
    this.box.removeAttribute("aria-activedescendant");
    this.count.textContent = found.items.length === 1 ? "1 suggestion" : `${found.items.length} suggestions`;
  }

  #option(item, i) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${i}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const text = document.createElement("b");
    text.textContent = item.text;
    const meaning = document.createElement("span");
    meaning.textContent = item.meaning;
    option.append(text, " ", meaning);
    return option;
  }

  #key(event) {
    if (!this.open || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const taken = {
      ArrowDown: () => this.#choose(this.#chosen + 1),
      ArrowUp: () => this.#choose(this.#chosen < 0 ? this.list.children.length - 1 : this.#chosen - 1),
      Tab: () => this.#accept(Math.max(0, this.#chosen)),
      Enter: this.#chosen < 0 ? undefined : () => this.#accept(this.#chosen),
      Escape: () => this.close(),
    }[event.key];
    if (!taken) return;
    event.preventDefault();
    event.stopPropagation();
    taken();
  }

  #choose(index) {
    const options = [...this.list.children];
    this.#chosen = (index + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === this.#chosen)));
    const chosen = options[this.#chosen];
    chosen.scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", chosen.id);
  }

  #accept(index) {
    const { start, end, items } = this.#found;
    const rest = this.box.value.slice(end);
    const text = items[index].text + (/^\s/.test(rest) ? "" : " ");
    this.close();
    this.box.setRangeText(text, start, end, "end");
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
