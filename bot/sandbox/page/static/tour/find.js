// Finding what a plan names, in the workspace and in the frames beside it.

import { $, base } from "/static/dom.js";
import { showBeside } from "/static/workspace/beside.js";

const frames = {
  x: 'iframe[data-place="x"]',
  record: 'iframe[data-place="record"]',
  clock: "#clock-pop iframe",
};

const small = matchMedia("(max-width: 760px)");
const frame = (name) => $(frames[name]);

function root(name) {
  if (!name) return document;
  const one = frame(name);
  const there = one?.checkVisibility() ? one.contentDocument : null;
  return there?.readyState === "complete" ? there : null; // before, things move about
}

const shown = (one) => one.checkVisibility({ visibilityProperty: true });

// X's box begins with whom one writes to.
const written = (field) => Boolean(field?.value.trim()) && field.value !== field.form?.dataset.start;

// The element of a spot; null where it is not there, or a modal stands before it.
export function find({ css, frame: name = "", filled = "" }) {
  const there = root(name);
  if (filled && !written(there?.querySelector(filled))) return null;
  const found = [...(there?.querySelectorAll(css) ?? [])].find(shown) ?? null;
  const modal = $("#modal[open]");
  if (found && modal && !modal.contains(name ? frame(name) : found)) return null;
  return found;
}

// Where an element is in this window, cut to what is in view of it; null where nothing is.
export function area(element) {
  let { left, top, right, bottom } = element.getBoundingClientRect();
  const cut = (by) => {
    left = Math.max(left, by.left);
    top = Math.max(top, by.top);
    right = Math.min(right, by.right);
    bottom = Math.min(bottom, by.bottom);
  };
  const scroller = element.parentElement?.closest(".scroll, .scroll-plain, .modal-body");
  if (scroller) cut(scroller.getBoundingClientRect());
  const outside = element.ownerDocument.defaultView?.frameElement;
  if (outside) {
    const at = outside.getBoundingClientRect();
    [left, right, top, bottom] = [left + at.left, right + at.left, top + at.top, bottom + at.top];
    cut(at);
  }
  cut({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  return right - left < 4 || bottom - top < 4 ? null : { left, top, right, bottom };
}

const arranged = new Set();

// Puts beside what the step speaks of; on a phone one of the two is in front. Brings a frame to its
// page and opens a thread, each once.
export function arrange({ show = {}, thread = null, targets = [] }, key) {
  const name = small.matches ? targets[0]?.frame : Object.keys(show)[0];
  const open = document.body.dataset.besideOpen ?? "";
  if (first(key) && name !== undefined && name !== open) showBeside(name, { focus: false });
  for (const [which, path] of Object.entries(show)) {
    const one = frame(which);
    const wanted = `${base}/${path}`;
    if (one && first(`${which} ${path}`) && !at(one, wanted)) one.src = wanted;
  }
  if (thread && first(thread.join(" "))) {
    const [channel, ts] = thread;
    if (!$(`#thread[data-thread="${ts}"]`)) {
      document.dispatchEvent(new CustomEvent("rapport:thread", { detail: { channel, ts } }));
    }
  }
}

function at(one, wanted) {
  return one.contentWindow.location.pathname === wanted;
}

function first(what) {
  if (arranged.has(what)) return false;
  arranged.add(what);
  return true;
}
