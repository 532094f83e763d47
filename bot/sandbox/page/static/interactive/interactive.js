// What people do with the elements of messages, modals and App Home.

import { startFiles } from "./files.js";
import { startHome } from "./home.js";
import { startLookups } from "./lookup.js";
import { startMenus } from "./menu.js";
import { startModals } from "./modal.js";
import { HOST, placeOf } from "./place.js";
import { press, tell } from "./send.js";

const PAUSE = 500; // ms without a key after which a text counts as entered
const TYPED = ["text", "email", "url", "number", "textarea"];
const SPELLED = ["date", "time", "datetime-local"];
const spelling = new WeakSet(); // days and times being typed: each key would be a change
let pause = 0;

const hostOf = ({ target }) => target.closest?.(HOST);
const waits = (host, move) => (host.dataset.dispatch ?? "").split(" ").includes(move);

document.addEventListener("click", (event) => {
  const host = hostOf(event);
  if (!host || !placeOf(host)) return;
  const choice = event.target.closest("[data-value]");
  const kind = host.dataset.element;
  if (kind === "button" || kind === "icon_button") pressed(event, host, undefined);
  else if (choice && ["overflow", "feedback_buttons"].includes(kind)) {
    pressed(event, host, choice.dataset.value, choice.href);
  }
});

// A link opens and is told; where the app asks first, it opens after the yes.
async function pressed(event, host, value, href = host.href) {
  const asks = href && host.dataset.confirm;
  if (asks) event.preventDefault();
  const said = await press(host, value);
  if (asks && said) window.open(href, "_blank", "noopener");
}

document.addEventListener("change", (event) => {
  const host = hostOf(event);
  if (!host || "values" in host.dataset || spelling.has(host)) return;
  tell(host, { quiet: TYPED.includes(host.type) });
});

document.addEventListener("focusout", (event) => {
  const host = hostOf(event);
  if (host && spelling.delete(host)) tell(host);
});

document.addEventListener("pointerdown", (event) => spelling.delete(hostOf(event)));

document.addEventListener("input", (event) => {
  const host = hostOf(event);
  if (!host || !waits(host, "on_character_entered")) return;
  clearTimeout(pause);
  pause = setTimeout(() => tell(host), PAUSE);
});

document.addEventListener("keydown", (event) => {
  const host = hostOf(event);
  if (!host || event.defaultPrevented) return;
  const kind = host.type ?? "";
  if (event.key === "Enter") enter(event, host, kind);
  else if (SPELLED.includes(kind) && event.key !== "Tab") spelling.add(host);
  else if (kind === "select-one" && ["ArrowUp", "ArrowDown"].includes(event.key)) openList(event, host);
});

function enter(event, host, kind) {
  if (kind === "textarea") {
    if (event.ctrlKey || event.metaKey) host.form?.requestSubmit();
    return;
  }
  if (spelling.delete(host)) tell(host);
  if (!waits(host, "on_enter_pressed") || !TYPED.includes(kind)) return;
  event.preventDefault();
  clearTimeout(pause);
  tell(host);
}

// Outside a form every choice is sent: arrow keys must not choose on their way.
function openList(event, host) {
  if (host.form?.classList.contains("modal") && !host.dataset.dispatch) return;
  event.preventDefault();
  host.showPicker?.();
}

startModals();
startHome();
startMenus();
startLookups();
startFiles();
