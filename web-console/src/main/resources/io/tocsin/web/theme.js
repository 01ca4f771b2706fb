// Light or dark: as the machine wants, until somebody chooses. A cookie keeps the choice, so that the
// server draws the next page in it at once.

const YEAR = 365 * 24 * 60 * 60;
const NAMES = { auto: "as this machine", light: "light", dark: "dark" };
const ORDER = ["auto", "light", "dark"];

const button = document.getElementById("theme");
const root = document.documentElement;

function show() {
  const label = `Colours: ${NAMES[root.dataset.theme]}`;
  button.setAttribute("aria-label", label);
  button.title = label;
}

export function workTheme() {
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    root.dataset.theme = ORDER[(ORDER.indexOf(root.dataset.theme) + 1) % ORDER.length];
    document.cookie = `tocsin-theme=${root.dataset.theme}; Path=/chat; Max-Age=${YEAR}; SameSite=Strict`;
    show();
  });
}
