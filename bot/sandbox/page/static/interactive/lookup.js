// Selects that search: a combobox by the ARIA practices (w3.org/WAI/ARIA/apg/patterns/combobox).
// What is chosen stands in `data-values`; several stand before the field, each with its button.

import { $, $$ } from "../dom.js";
import { choicesOf } from "./sources.js";
import { drawChoices, drawPieces, namesOf, placeList, say } from "./list.js";
import { tell } from "./send.js";

const PAUSE = 200; // ms without a key before an app is asked
const FIELD = ".lookup [role=combobox]";
const found = new WeakMap(); // host → what it offers now
const ahead = new WeakMap(); // host → keys pressed before its choices came
let asking = 0;

const parts = (host) => ({ field: $("[role=combobox]", host), list: $("[role=listbox]", host) });
const several = (host) => "multi" in host.dataset;
const valuesOf = (host) => JSON.parse(host.dataset.values || "[]");
const idOf = (one) => one.value ?? one;
const isOpen = (host) => parts(host).field.getAttribute("aria-expanded") === "true";

export function startLookups() {
  document.addEventListener("keydown", keys, true);
  document.addEventListener("input", ({ target }) => {
    if (target.matches?.(FIELD)) search(target.closest(".lookup"), target.value, PAUSE);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (target.matches?.(FIELD)) leave(target.closest(".lookup"));
  });
  document.addEventListener("pointerdown", (event) => {
    if (event.target.closest?.(".lookup [role=listbox]")) event.preventDefault(); // keeps the focus
  });
  document.addEventListener("click", ({ target }) => {
    const host = target.closest?.(".lookup");
    if (!host || host.matches(".files")) return;
    const option = target.closest("[role=option]");
    if (target.closest(".away")) remove(host, target.closest("li").dataset.value);
    else if (option) pick(host, option.dataset.value);
    else if (target.matches(FIELD) && !isOpen(host)) search(host, "");
  });
  window.addEventListener("resize", () => $$(".lookup").filter(isOpen).forEach(shut));
  document.addEventListener("scroll", ({ target }) => {
    if (!target.closest?.("[role=listbox]")) $$(".lookup").filter(isOpen).forEach(replace);
  }, true);
}

const replace = (host) => placeList(parts(host).field, parts(host).list);

async function search(host, query, pause = 0) {
  const { field, list } = parts(host);
  const turn = ++asking;
  ahead.set(host, { steps: query ? 1 : 0, enter: false });
  if (pause && host.dataset.source === "external") await new Promise((go) => setTimeout(go, pause));
  if (turn !== asking) return;
  host.dataset.query = query;
  say(host, "searching");
  let choices = [];
  try {
    choices = await choicesOf(host, query.trim());
  } catch (error) {
    console.info(String(error)); // the person has read it
  }
  if (turn !== asking || document.activeElement !== field) return;
  found.set(host, choices ?? []);
  const chosen = valuesOf(host).map(idOf);
  drawChoices(list, choices ?? [], chosen);
  say(host, choices === null ? "typeMore" : choices.length ? "" : "nothing");
  field.setAttribute("aria-expanded", "true");
  placeList(field, list);
  const { steps, enter } = ahead.get(host);
  ahead.delete(host);
  go(host, steps - 1);
  if (enter) choose(host);
}

function shut(host) {
  const { field, list } = parts(host);
  asking += 1;
  ahead.delete(host);
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
  if (list.matches(":popover-open")) list.hidePopover();
  list.hidden = true;
  say(host, "");
}

// What is typed and not chosen goes; an emptied field of one choice is none chosen.
function leave(host) {
  const { field } = parts(host);
  const emptied = !field.value && !several(host) && valuesOf(host).length;
  shut(host);
  if (emptied) settle(host, []);
  field.value = several(host) ? "" : (host.dataset.shown ?? field.defaultValue);
}

function keys(event) {
  if (!event.target.matches?.(FIELD) || event.isComposing) return;
  const host = event.target.closest(".lookup");
  const act = KEYS[event.key];
  if (act?.(host, event)) event.preventDefault();
}

const KEYS = {
  ArrowDown: (host) => step(host, 1),
  ArrowUp: (host) => step(host, -1),
  Escape: (host) => (isOpen(host) || ahead.has(host)) && (shut(host), true),
  Enter: (host) => (isOpen(host) ? choose(host) : hasten(host)),
  Backspace: (host, { target }) => several(host) && !target.value && removeLast(host),
};

function step(host, by) {
  if (ahead.has(host)) ahead.get(host).steps += by;
  else if (isOpen(host)) go(host, (active(host) ?? -1) + by);
  else {
    search(host, "");
    ahead.get(host).steps = by;
  }
  return true;
}

function hasten(host) {
  if (ahead.has(host)) ahead.get(host).enter = true;
  return ahead.has(host);
}

function active(host) {
  const at = $$("[role=option]", host).findIndex((one) => one.classList.contains("active"));
  return at < 0 ? null : at;
}

function go(host, to) {
  const options = $$("[role=option]", host);
  const at = to < 0 && to !== -1 ? options.length - 1 : to % (options.length || 1);
  options.forEach((one, index) => one.classList.toggle("active", index === at));
  const { field } = parts(host);
  if (options[at]) {
    field.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  } else field.removeAttribute("aria-activedescendant");
}

function choose(host) {
  const option = $(".active[role=option]", host);
  if (option) pick(host, option.dataset.value);
  return true;
}

function pick(host, value) {
  const choice = found.get(host).find((one) => one.value === value);
  const one = host.dataset.source === "external" ? choice.option : value;
  const { field } = parts(host);
  const names = namesOf(host).set(value, choice.text);
  if (!several(host)) {
    settle(host, [one], names);
    field.value = choice.text;
    shut(host);
    return;
  }
  const now = valuesOf(host);
  const without = now.filter((other) => idOf(other) !== value);
  const full = now.length >= Number(host.dataset.max ?? Infinity);
  if (without.length === now.length && full) {
    say(host, "full");
    return;
  }
  settle(host, without.length < now.length ? without : [...now, one], names);
  if (field.value) search(host, (field.value = ""));
  else drawChoices(parts(host).list, found.get(host), valuesOf(host).map(idOf), active(host));
  field.scrollIntoView({ block: "nearest" });
  replace(host);
}

function remove(host, value) {
  settle(host, valuesOf(host).filter((one) => idOf(one) !== value), namesOf(host));
  parts(host).field.focus();
  return true;
}

const removeLast = (host) => valuesOf(host).length && remove(host, idOf(valuesOf(host).at(-1)));

async function settle(host, values, names = new Map()) {
  const { values: before, shown } = host.dataset;
  const old = namesOf(host);
  show(host, values, names);
  if (before === host.dataset.values || (await tell(host))) return;
  show(host, JSON.parse(before), old);
  if (!several(host)) parts(host).field.value = shown ?? parts(host).field.defaultValue;
}

function show(host, values, names) {
  host.dataset.values = JSON.stringify(values);
  host.dataset.shown = names.get(idOf(values[0] ?? "")) ?? "";
  if (several(host)) drawPieces(host, values.map(idOf), names);
}
