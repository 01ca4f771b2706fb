// A list of messages: a window on a room or a thread that may be far longer than what is shown.

import { address, get } from "./server.js";
import { dayOf, sameDay, showTimes } from "./times.js";

const MOST = 300;
const NEAR = 900;
const AT_END = 80;
const FOLLOWS_WITHIN = 5 * 60 * 1000;

const timeOf = message => Number(message.dataset.order.slice(0, message.dataset.order.indexOf("-")));
const isMessage = element => Boolean(element?.classList.contains("message"));

/** A person's lines that follow each other closely need the name only once. */
function follows(message, before) {
  return before.dataset.from === message.dataset.from
    && before.classList.contains("bot") === message.classList.contains("bot")
    && timeOf(message) - timeOf(before) < FOLLOWS_WITHIN
    && ![message, before].some(each => each.querySelector(".card") || each.matches(".private"))
    && !message.querySelector(".mark");
}

export function group(message) {
  if (!isMessage(message)) return;
  const before = message.previousElementSibling;
  const sameDayAsBefore = before && sameDay(timeOf(before), timeOf(message));
  message.classList.toggle("follows", Boolean(sameDayAsBefore && follows(message, before)));
  if (sameDayAsBefore) delete message.dataset.day; else message.dataset.day = dayOf(timeOf(message));
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** The messages of rendered HTML, which the server has escaped. */
export const messagesIn = html => [...parsed(html).querySelectorAll("li.message")];

export class Messages extends EventTarget {
  #loading = null;
  #generation = 0;
  #newestKnown = "";

  constructor(pane, place) {
    super();
    this.scroll = document.getElementById(`scroll-${pane}`);
    this.list = document.getElementById(`list-${pane}`);
    this.place = place;
    this.following = true;
    this.older = this.list.dataset.more === "yes";
    this.newer = false;
    this.#each(this.list.children);
    this.scroll.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    const sizes = new ResizeObserver(() => { if (this.following) this.#toEnd(); });
    sizes.observe(this.list);
    sizes.observe(this.scroll);
    this.#toEnd();
  }

  get first() { return this.list.firstElementChild; }
  get last() { return this.list.lastElementChild; }

  find(id) { return document.getElementById(`${this.list.id.slice(-1)}-${id}`); }

  /** Takes in a message that is new or changed; tells whether it is new and for later. */
  put(message) {
    const old = document.getElementById(message.id);
    if (old) {
      this.#replace(old, message);
      return false;
    }
    const order = message.dataset.order;
    if (this.older && this.first && order < this.first.dataset.order) return false;
    const behindEnd = !this.last || order > this.last.dataset.order;
    if (behindEnd && order > this.#newestKnown) this.#newestKnown = order;
    if (behindEnd && !this.following && this.list.children.length >= MOST) this.newer = true;
    if (!(behindEnd && this.newer)) this.#keepingPlace(() => this.#insert(message));
    return behindEnd;
  }

  /** Shows the newest messages, whatever was shown before. */
  async toNewest() {
    if (this.newer) await this.load("newest");
    this.following = true;
    this.#toEnd();
    this.dispatchEvent(new Event("moved"));
  }

  /** Shows another thread; nothing of the one before is kept. */
  empty() {
    this.#generation++;
    this.#loading = null;
    this.#newestKnown = "";
    this.list.replaceChildren();
    this.older = this.newer = false;
    this.following = true;
  }

  /** Asks for a stretch: "newest", or what is "before" or "after" what is shown. */
  async load(edge) {
    if (this.#loading && edge !== "newest") return;
    await this.#loading?.catch(() => {});
    const loading = this.#loading = this.#load(edge);
    try {
      await loading;
    } finally {
      if (this.#loading === loading) this.#loading = null;
    }
  }

  async #load(edge) {
    const generation = this.#generation;
    const at = { before: this.first, after: this.last }[edge]?.dataset.order;
    const html = await get(address("/chat/page/messages", { ...this.place(), [edge]: at }), "text");
    if (generation !== this.#generation) return;
    const list = parsed(html).querySelector("ol");
    this.#quietly(() => this.#take(edge, [...list.children], list.dataset.more === "yes"));
  }

  #take(edge, found, more) {
    if (edge === "newest") this.list.replaceChildren();
    if (edge === "after") this.newer = more; else this.older = more;
    if (edge === "newest") this.newer = false;
    this.#keepingPlace(() => {
      for (const message of found) if (!document.getElementById(message.id)) this.#insert(message);
      if (edge === "before") this.#dropLast(); else this.#dropFirst();
    });
    // What came in while the answer was under way is not in it.
    if (!this.newer && this.last && this.#newestKnown > this.last.dataset.order) this.newer = true;
  }

  #insert(message) {
    let before = this.last;
    while (before && before.dataset.order > message.dataset.order) before = before.previousElementSibling;
    if (before) before.after(message); else this.list.prepend(message);
    this.#each([message, message.nextElementSibling]);
    if (this.following) this.#dropFirst();
  }

  #each(messages) {
    for (const message of messages) {
      if (!isMessage(message)) continue;
      showTimes(message);
      group(message);
      for (const link of message.querySelectorAll(".when, .reply:not(.some)")) link.tabIndex = -1;
    }
  }

  #replace(old, fresh) {
    if (Number(old.dataset.rev) > Number(fresh.dataset.rev)) return;
    const hadFocus = old.contains(document.activeElement) && pathTo(old, document.activeElement);
    const mark = old.querySelector(".mark");
    this.#keepingPlace(() => {
      if (mark) fresh.prepend(mark);
      old.replaceWith(fresh);
      this.#each([fresh, fresh.nextElementSibling]);
    });
    if (hadFocus) (hadFocus === "." ? fresh : fresh.querySelector(hadFocus) ?? fresh).focus({ preventScroll: true });
  }

  #dropFirst() {
    while (this.list.children.length > MOST) { this.first.remove(); this.older = true; }
    group(this.first);
  }

  #dropLast() {
    while (this.list.children.length > MOST) { this.last.remove(); this.newer = true; }
  }

  /** What the reader looks at stays where it is, whatever is put in above it. */
  #keepingPlace(change) {
    if (this.following) {
      change();
      this.#toEnd();
      return;
    }
    const top = this.scroll.getBoundingClientRect().top;
    const seen = [...this.list.children].find(each => each.getBoundingClientRect().bottom > top);
    const before = seen?.getBoundingClientRect().top;
    change();
    if (seen?.isConnected) this.scroll.scrollTop += seen.getBoundingClientRect().top - before;
  }

  /** Older messages are no news: a screen reader does not read them out. */
  #quietly(change) {
    this.scroll.setAttribute("aria-live", "off");
    change();
    setTimeout(() => this.scroll.removeAttribute("aria-live"), 500);
  }

  #toEnd() { this.scroll.scrollTop = this.scroll.scrollHeight; }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroll;
    const below = scrollHeight - scrollTop - clientHeight;
    this.following = below < AT_END && !this.newer;
    if (scrollTop < NEAR && this.older) this.#leaf("before");
    else if (below < NEAR && this.newer) this.#leaf("after");
    this.dispatchEvent(new Event("moved"));
  }

  /** Away for the moment: the next movement asks again. */
  #leaf(edge) {
    this.load(edge).catch(() => this.dispatchEvent(new Event("away")));
  }
}

/** How to find the same element in a fresh copy of its message. */
function pathTo(message, element) {
  if (element === message) return ".";
  const ask = element.closest("details.ask");
  if (ask) return `details.ask[data-action="${CSS.escape(ask.dataset.action)}"] > summary`;
  const action = element.closest("form.press")?.querySelector("input[name=action]")?.value;
  return action ? `form.press:has(input[name=action][value="${CSS.escape(action)}"]) button` : ".";
}
