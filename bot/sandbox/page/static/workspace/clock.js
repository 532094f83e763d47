// The business time in the viewer's zone, ticking; pressed, the clock of the curtain.

import { onNews } from "/static/live.js";
import { $, base, send } from "/static/dom.js";

const button = $("[data-clock]");
const face = $("time", button);
const pop = $("#clock-pop");
let offset = Number(button.dataset.clock) - Date.now();
const locale = (button.dataset.locale || "en").replace("-LA", "-419");
const short = new Intl.DateTimeFormat(locale, {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: button.dataset.zone,
});
const { city } = button.dataset;

function tick() {
  const now = new Date(Date.now() + offset);
  const words = `${short.format(now)} · ${city}`;
  if (face.textContent === words) return;
  face.textContent = words;
  face.dateTime = now.toISOString();
  button.setAttribute("aria-label", `${words}. ${button.dataset.label}`);
}

onNews(
  (topic) => topic === "clock",
  async () => {
    offset = (await send(`${base}/time`, undefined, "GET")).now - Date.now();
    tick();
  },
);

function fill() {
  if (!pop.matches(":popover-open")) return pop.replaceChildren();
  if ($("iframe", pop)) return;
  const frame = document.createElement("iframe");
  frame.title = pop.dataset.title;
  frame.src = pop.dataset.source;
  pop.append(frame);
  frame.focus();
}

pop.addEventListener("toggle", fill);
fill(); // somebody may have been faster than this script
tick();
setInterval(tick, 1000);
