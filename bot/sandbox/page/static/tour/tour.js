// The guided tour: a panel that says what to do, points at it, and notices when it was done.
//
// The server draws the panel and says, as data, what this script does (`plan.py`).

import { $, base, fragment, gather, send, swap } from "/static/dom.js";
import { onNews } from "/static/live.js";
import { arrange, find } from "./find.js";
import { press, type } from "./hands.js";
import { forget, isOn, keep, kept, remember } from "./kept.js";
import { dodge, point, settle } from "./ring.js";

const LAST = 8; // after the seventh step: the end
const TICK = 300; // ms
const LOADING = 6; // ticks that what is meant may take to come
const place = $("#tour");
const panel = document.createElement("aside");
const heard = document.createElement("p");
let drawn = "";
let plan = {};
let state = "";
let missing = 0;
let folded = false;
let arriving = false; // by Next or Back: the focus goes to the panel

function setUp() {
  panel.className = "tour-panel";
  panel.hidden = true;
  panel.setAttribute("aria-labelledby", "tour-title");
  heard.className = "visually-hidden";
  heard.setAttribute("role", "status");
  place.append(panel, heard);
  const asked = new URLSearchParams(location.search).get("tour");
  if (asked !== null) begin(Number(asked));
  else if (isOn()) begin(kept().step);
  setInterval(tick, TICK);
}

function begin(step) {
  const number = Number.isInteger(step) && step >= 0 && step <= LAST ? step : 0;
  if (kept().step !== number) keep({ step: number });
  arriving = kept().arriving ?? false;
  remember(number);
  panel.hidden = false;
  drawn = state = "";
  refresh();
}

function end() {
  panel.hidden = true;
  forget();
  point(null, place);
  $("[data-tour]")?.focus();
}

const refresh = gather(async () => {
  if (panel.hidden) return;
  const { step, since = "", subject = "", seen = "" } = kept();
  const html = await fragment(`${base}/tour?${new URLSearchParams({ step, since, subject, seen })}`);
  if (html === null || panel.hidden || kept().step !== step) return;
  if (html !== drawn) show(html);
});

function show(html) {
  drawn = html;
  swap(panel, html);
  const { since, subject, plan: given, state: now, said } = $(".tour-body", panel).dataset;
  keep({ ...kept(), since, subject, arriving: false });
  plan = JSON.parse(given);
  if (now === "done" && state && state !== "done") heard.textContent = said;
  if (state !== now) settle(panel);
  state = now;
  fold(folded);
  arrange(plan, `${kept().step} ${state}`);
  if (arriving) $("#tour-title", panel).focus({ preventScroll: true });
  arriving = false;
  tick();
}

// A modal makes everything outside of it deaf: the panel goes along.
function tick() {
  const modal = $("#modal[open]");
  const home = modal ?? document.body;
  if (place.parentNode !== home) home.append(place);
  if (panel.hidden) return;
  if (plan.seen && state !== "done" && find(plan.seen)) {
    keep({ ...kept(), seen: "1" });
    refresh();
  }
  const target = (plan.targets ?? []).map(find).find(Boolean);
  point(target, place);
  dodge(panel, target);
  offer("#tour-type", (plan.typed ?? []).length > 0 && plan.typed.every((one) => find(one)));
  offer("#tour-press", Boolean(plan.to || (plan.press && find(plan.press))));
  missing = target ? 0 : missing + 1;
  offer("#tour-there", missing > LOADING);
}

function offer(id, yes) {
  const one = $(id, panel);
  if (one) one.hidden = !yes;
}

function fold(yes) {
  folded = yes;
  panel.classList.toggle("folded", yes);
  $("[data-tour-fold]", panel)?.setAttribute("aria-expanded", String(!yes));
}

// To a neighbour: what should pass on the way passes first.
async function walk(link) {
  if (link.getAttribute("aria-busy")) return;
  link.setAttribute("aria-busy", "true");
  try {
    const { to, later } = link.dataset;
    if (later) await send("/control/house/clock", { seconds: Number(later) });
    keep({ step: Number(to), arriving: true });
    location.assign(link.href);
  } finally {
    link.removeAttribute("aria-busy");
  }
}

const plain = (event) => !event.ctrlKey && !event.metaKey && !event.shiftKey;
const deeds = {
  "[data-tour-close]": end,
  "[data-tour-fold]": () => fold(!folded),
  "[data-tour-move]": () => dodge(panel, null, { onward: true }),
  "[data-tour-type]": () => type(plan.typed),
  "[data-tour-press]": (button) => press(plan, button),
};

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-tour]")) {
    if (!panel.hidden) return end();
    const { step = 0 } = kept();
    arriving = true;
    keep({ ...kept(), step: step === LAST ? 0 : step, arriving: true });
    return begin(kept().step);
  }
  if (!place.contains(event.target)) return;
  const link = event.target.closest("a[data-to]");
  if (link && plain(event)) {
    event.preventDefault();
    walk(link);
  }
  for (const [selector, deed] of Object.entries(deeds)) {
    const button = event.target.closest(selector);
    if (button) deed(button);
  }
});

const told = /^message:|^(x|clock)$/;
onNews((topic) => told.test(topic), refresh);
setUp();
