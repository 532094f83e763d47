// Passing on what somebody did, in the order in which they did it.

import { $, $$, act } from "../dom.js";
import { confirmed } from "./confirm.js";
import { HOST, addressOf, again, keyOf, placeOf } from "./place.js";
import { restore, valueOf } from "./values.js";
import { word } from "./words.js";

const known = new Map(); // element → its value as the server has it, as JSON
const busy = new Set();
const onTheWay = new Set(); // elements whose value the server may not have yet
let told = 0;
let line = Promise.resolve();

function inOrder(work) {
  const done = line.then(work);
  line = done.catch(() => {});
  return done;
}

// What the server just drew is what it knows, except in `mine`: what was typed meanwhile.
export function remember(root, mine = () => false) {
  for (const host of hosts(root)) {
    if (!mine(host)) known.set(keyOf(host), JSON.stringify(valueOf(host)));
  }
}

// How often something was told so far: what was drawn before the latest time is stale.
export const tellings = () => told;

// Whether what stands in it is newer than what the server draws.
export const isNewer = (host) => onTheWay.has(keyOf(host)) || changedSince(host);

function changedSince(host) {
  const before = known.get(keyOf(host));
  return before !== undefined && before !== JSON.stringify(valueOf(host));
}

function hosts(root) {
  return $$(HOST, root).filter((one) => valueOf(one) !== undefined && !pressed(one));
}

const pressed = (host) => ["button", "overflow", "icon_button"].includes(host.dataset.element);

// Everything typed in this form and not told yet; the app hears nothing of it.
export function flush(form) {
  return inOrder(async () => {
    const typed = hosts(form).filter(changedSince);
    if (typed.length) await sent(typed, { view_id: form.dataset.view, quiet: true });
  });
}

async function sent(typed, args) {
  const keys = typed.map(keyOf);
  const fields = typed.map(field);
  for (const host of typed) known.set(keyOf(host), JSON.stringify(valueOf(host)));
  for (const key of keys) onTheWay.add(key);
  try {
    return await act("fill", { ...args, fields });
  } catch (error) {
    for (const key of keys) known.set(key, ""); // they are sent again with the form
    throw error;
  } finally {
    told += 1;
    for (const key of keys) onTheWay.delete(key);
  }
}

function field(host) {
  const query = host.dataset.query; // by which an app's own option was found
  return { ...addressOf(host), value: valueOf(host), ...(query ? { query } : {}) };
}

// The element's new value; `quiet` where the app does not wait for it. False when the person was
// asked and said no.
export async function tell(host, { quiet = false } = {}) {
  const place = placeOf(host);
  if (!place || "gone" in (host.form?.dataset ?? {}) || (quiet && !changedSince(host))) return true;
  if (!quiet && !(await confirmed(host))) {
    restore(host);
    return false;
  }
  onTheWay.add(keyOf(host));
  await working(host, () => sent([host], { ...place.args, quiet }));
  return true;
}

// A button, or the option `value` of a menu. Whether the person went on with it.
export async function press(host, value = undefined) {
  const place = placeOf(host);
  if (!place || busy.has(keyOf(host)) || !(await confirmed(host))) return false;
  const form = host.closest("form.modal");
  if (form) await flush(form);
  await working(host, () => act("click", { ...place.args, ...addressOf(host), value }));
  return true;
}

async function working(host, work) {
  const key = keyOf(host);
  busy.add(key);
  host.setAttribute("aria-busy", "true");
  complaint(host)?.remove();
  try {
    const { delivered } = await (placeOf(host)?.kind === "modal" ? inOrder(work) : work());
    if (delivered && !delivered.ok) complain(host, delivered);
  } catch (error) {
    console.info(String(error)); // the person has read it
  } finally {
    onTheWay.delete(key);
    busy.delete(key);
    again(host)?.removeAttribute("aria-busy");
    host.removeAttribute("aria-busy");
  }
}

const complaint = (host) => $(".trouble", host.closest(".block") ?? host.parentElement);

// In a modal and in App Home the view itself says it.
function complain(host, { error }) {
  const there = again(host);
  if (!there || placeOf(there)?.kind !== "message") return;
  const words = document.createElement("p");
  words.className = "trouble";
  words.setAttribute("role", "alert");
  words.dataset.kept = "";
  words.textContent = word(error === "http_timeout" ? "late" : "trouble");
  (there.closest(".block") ?? there.parentElement).append(words);
}
