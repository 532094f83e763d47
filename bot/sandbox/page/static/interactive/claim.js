// Which of one person's windows shows a modal. In Slack it is the one where they acted. Here the
// window used last takes it at once and holds it by a lock; another gets it when that one is gone,
// so that no modal is ever out of reach. Another browser is another device: it shows it too.

import { viewer } from "../dom.js";

const PATIENCE = 400; // ms in which the window used last goes first
const LAST = `rapport.used-last.${viewer}`;
const me = crypto.randomUUID();
let root = "";
let held = false;
let letGo = () => {};
let waiting = new AbortController();

for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, used, true);

function used() {
  if (localStorage.getItem(LAST) !== me) localStorage.setItem(LAST, me);
}

// Whether this window shows the modals on `wanted` (the id of the lowest); `whenHeld` is called
// should it get them later.
export function claim(wanted, whenHeld) {
  if (wanted === root) return held;
  release();
  root = wanted;
  waiting = new AbortController();
  queue(wanted, waiting.signal, whenHeld);
  return false;
}

export function release() {
  root = "";
  held = false;
  waiting.abort();
  letGo();
  letGo = () => {};
}

async function queue(wanted, signal, whenHeld) {
  const last = localStorage.getItem(LAST);
  if (last && last !== me) await new Promise((done) => setTimeout(done, PATIENCE));
  if (signal.aborted) return;
  const hold = () => {
    if (signal.aborted) return undefined;
    held = true;
    whenHeld();
    return new Promise((done) => {
      letGo = done;
    });
  };
  try {
    await navigator.locks.request(`rapport.modal.${viewer}.${wanted}`, { signal }, hold);
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}
