// Times in the reader's zone; the title of each says the exact one, and the zone.

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dayAndClock = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const zone = exact.resolvedOptions().timeZone;

const UNITS = [[60, "s", 1], [3600, "min", 60], [86400, "h", 3600], [Infinity, "d", 86400]];

export const sameDay = (a, b) => new Date(a).toDateString() === new Date(b).toDateString();

export const dayOf = at => day.format(at);

function distance(at, now) {
  const seconds = Math.round(Math.abs(now - at) / 1000);
  const [, unit, size] = UNITS.find(([limit]) => seconds < limit);
  const span = `${Math.trunc(seconds / size)}\u00a0${unit}`;
  if (seconds < 5) return "just now";
  return at < now ? `${span} ago` : `in ${span}`;
}

function words(time, at, now) {
  const absolute = (sameDay(at, now) ? clock : dayAndClock).format(at);
  return time.dataset.show === "both" ? `${absolute} (${distance(at, now)})` : absolute;
}

export function showTimes(where) {
  const now = new Date();
  for (const time of where.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    const text = words(time, at, now);
    if (time.textContent !== text) time.textContent = text;
    if (!time.title) time.title = `${exact.format(at)} (${zone})`;
  }
}

export function keepTimes() {
  showTimes(document);
  setInterval(() => showTimes(document), 15000);
}
