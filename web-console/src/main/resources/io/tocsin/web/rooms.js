// The list of rooms as it is now, with a dot where something happened since one was there.

import { browser } from "./memory.js";

const list = document.getElementById("rooms");
const here = document.body.dataset.room;

function entry(name, isNew) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/chat/${encodeURIComponent(name)}`;
  const hash = document.createElement("span");
  hash.className = "hash";
  hash.ariaHidden = "true";
  hash.textContent = name.startsWith("@") ? "" : "#";
  const text = document.createElement("bdi");
  text.textContent = name;
  link.append(hash, text);
  if (name === here) link.ariaCurrent = "page";
  if (isNew) link.append(dot());
  item.append(link);
  return item;
}

function dot() {
  const made = document.createElement("span");
  made.className = "dot";
  const word = document.createElement("span");
  word.className = "unseen";
  word.textContent = " (something new)";
  made.append(word);
  return made;
}

export class Rooms {
  #heads = {};

  /** @param heads how far each room has come */
  show(heads) {
    this.#heads = heads;
    const first = browser.read("rooms", null) === null;
    const seen = first ? { ...heads } : browser.read("rooms", {});
    if (!document.hidden) seen[here] = heads[here];
    browser.write("rooms", seen);
    const focused = document.activeElement?.closest("#rooms a")?.getAttribute("href");
    list.replaceChildren(...Object.keys(heads).map(name => entry(name, name !== here && heads[name] > (seen[name] ?? 0))));
    if (focused) list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }

  /** Whoever looks at the page has seen its room. */
  seen() {
    if (here in this.#heads) this.show(this.#heads);
  }

  /** The address of the room so many further down. */
  beside(step) {
    const links = [...list.querySelectorAll("a")];
    const at = links.findIndex(link => link.ariaCurrent === "page");
    return links.at((at + step + links.length) % links.length)?.href;
  }
}
