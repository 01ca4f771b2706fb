// Keeps an open page alive: new and changed messages, times in the reader's zone, a box that sends on Enter.
(() => {
  "use strict";

  const FOLLOWS_WITHIN = 5 * 60 * 1000;
  const HANG_UP_AFTER = 60 * 1000;

  // --- times -------------------------------------------------------------------------------

  const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const dayAndClock = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long", hourCycle: "h23" });
  const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });

  const sameDay = (a, b) => a.toDateString() === b.toDateString();

  const absolute = (at, now) => (sameDay(at, now) ? clock : dayAndClock).format(at);

  function distance(at, now) {
    const seconds = Math.round(Math.abs(now - at) / 1000);
    const [, unit, size] = [[60, "s", 1], [3600, "min", 60], [86400, "h", 3600], [Infinity, "d", 86400]]
      .find(([limit]) => seconds < limit);
    const span = `${Math.trunc(seconds / size)}\u00a0${unit}`;
    return seconds < 5 ? "just now" : at < now ? `${span} ago` : `in ${span}`;
  }

  function showTimes(where) {
    const now = new Date();
    for (const time of where.querySelectorAll("time[datetime]")) {
      const at = new Date(time.dateTime);
      const both = time.dataset.show === "both";
      const text = both ? `${absolute(at, now)} (${distance(at, now)})` : absolute(at, now);
      if (time.textContent !== text) time.textContent = text;
      time.title = exact.format(at);
    }
  }

  // --- messages ----------------------------------------------------------------------------

  const pane = name => document.getElementById(`scroll-${name}`);
  const list = name => document.getElementById(`list-${name}`);
  const atEnd = scroll => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const toEnd = scroll => { scroll.scrollTop = scroll.scrollHeight; };
  const timeOf = message => Number(message.dataset.order.slice(0, 15));

  // A person's lines that follow each other closely need the name only once.
  function group(message) {
    if (!message) return;
    const before = message.previousElementSibling;
    const follows = before && before.dataset.from === message.dataset.from
      && before.classList.contains("bot") === message.classList.contains("bot")
      && timeOf(message) - timeOf(before) < FOLLOWS_WITHIN
      && !message.querySelector(".card") && !before.querySelector(".card")
      && !message.matches(".private") && !before.matches(".private");
    const sameDayAsBefore = before && sameDay(new Date(timeOf(before)), new Date(timeOf(message)));
    message.classList.toggle("follows", Boolean(follows && sameDayAsBefore));
    if (sameDayAsBefore) delete message.dataset.day; else message.dataset.day = day.format(timeOf(message));
  }

  // What somebody is just filling in outlives a change of the message around it.
  function keepForms(old, fresh) {
    for (const open of old.querySelectorAll("details.ask[open]")) {
      const same = fresh.querySelector(`details.ask[data-action="${CSS.escape(open.dataset.action)}"]`);
      if (same) same.replaceWith(open);
    }
  }

  function replace(old, fresh) {
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    keepForms(old, fresh);
    old.replaceWith(fresh);
    if (focused && fresh.contains(focused)) focused.focus({ preventScroll: true });
  }

  function insert(into, message) {
    let before = into.lastElementChild;
    while (before && before.dataset.order > message.dataset.order) before = before.previousElementSibling;
    if (before) before.after(message); else into.prepend(message);
  }

  function put(message) {
    const into = list(message.dataset.pane);
    if (!into) return;
    const old = document.getElementById(message.id);
    if (old && Number(old.dataset.rev) > Number(message.dataset.rev)) return;
    showTimes(message);
    if (old) replace(old, message); else insert(into, message);
    window.htmx.process(message);
    group(message);
    group(message.nextElementSibling);
  }

  function take(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const followed = ["m", "t"].filter(name => pane(name) && atEnd(pane(name)));
    for (const message of [...template.content.children]) {
      const isNew = !document.getElementById(message.id);
      put(message);
      if (isNew && message.dataset.pane === "m" && !followed.includes("m")) newer.hidden = false;
    }
    followed.forEach(name => toEnd(pane(name)));
  }

  // --- the line to the server --------------------------------------------------------------

  const link = document.getElementById("link");
  const newer = document.getElementById("newer");
  let live = null;
  let cursor = null;
  let pause = 1000;
  let hangUp = null;

  function lost() {
    link.textContent = "Not connected; trying again…";
    link.hidden = false;
  }

  function address() {
    const url = new URL(document.body.dataset.live, location.href);
    if (cursor) url.searchParams.set("after", cursor);
    return url;
  }

  function connect() {
    live = new EventSource(address());
    live.addEventListener("open", () => { link.hidden = true; pause = 1000; });
    live.addEventListener("messages", event => { cursor = event.lastEventId; take(event.data); });
    live.addEventListener("error", () => {
      lost();
      // A browser comes back by itself from a broken line, but not from an answer that is an error.
      if (live && live.readyState === EventSource.CLOSED) {
        live = null;
        setTimeout(() => { if (!live && !document.hidden) connect(); }, pause);
        pause = Math.min(pause * 2, 15000);
      }
    });
  }

  // Browsers allow six lines to one server: pages that nobody looks at let go of theirs.
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hangUp);
    if (document.hidden) {
      hangUp = setTimeout(() => { if (live) live.close(); live = null; }, HANG_UP_AFTER);
    } else if (!live) {
      connect();
    }
  });

  // --- the boxes ---------------------------------------------------------------------------

  document.addEventListener("keydown", event => {
    const box = event.target;
    if (box.matches?.("form.say textarea") && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      box.form.requestSubmit();
    }
    if (event.key === "Escape") box.closest?.("details.ask[open], details.you[open]")?.removeAttribute("open");
  });

  document.addEventListener("toggle", event => {
    if (event.target.matches?.("details.ask[open], details.you[open]")) {
      event.target.querySelector("textarea, input:not([type=hidden]), fieldset button")?.focus();
    }
  }, true);

  document.addEventListener("htmx:afterRequest", event => {
    const form = event.detail.elt;
    if (!event.detail.successful || !form.matches("form")) return;
    form.closest("details.ask")?.removeAttribute("open");
    form.reset();
    if (form.matches(".say")) {
      const scroll = form.closest("main, aside").querySelector(".scroll");
      toEnd(scroll);
      form.elements.text.focus();
    }
  });

  document.addEventListener("htmx:sendError", event => {
    event.detail.target.textContent = "That did not get through: Tocsin does not answer. Your text is still here.";
  });

  newer.addEventListener("click", () => { toEnd(pane("m")); newer.hidden = true; });
  pane("m").addEventListener("scroll", () => { if (atEnd(pane("m"))) newer.hidden = true; });

  // --- begin -------------------------------------------------------------------------------

  if (matchMedia("(max-width: 760px)").matches) document.querySelector("details.menu").open = false;
  document.querySelectorAll(".message").forEach(group);
  showTimes(document);
  setInterval(() => showTimes(document), 15000);
  const aim = location.hash && document.getElementById(location.hash.slice(1));
  ["m", "t"].filter(pane).forEach(name => toEnd(pane(name)));
  if (aim) aim.scrollIntoView({ block: "center" });
  document.body.dataset.ready = "yes";
  connect();
})();
