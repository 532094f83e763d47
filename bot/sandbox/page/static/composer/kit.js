// What all composers share: the hidden elements (templates/composer/kit.html), the words, actions
// that answer a refusal instead of throwing it, places for what floats.

import { $, base, elements, fragment, request, viewer } from "../dom.js";

let loading = null;
let words = {};

export function kit() {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load() {
  const html = await fragment(`${base}/composer/kit`);
  document.body.append(elements(html));
  const root = $("#composer-kit");
  words = JSON.parse(root.dataset.words);
  return root;
}

export function word(key, filled = {}) {
  let said = words[key] ?? "";
  for (const [name, value] of Object.entries(filled)) said = said.replaceAll(`{${name}}`, value);
  return said;
}

// Why something was refused, in words.
export function why(error) {
  return words[`refused-${error}`] ?? word("refused-other", { why: error });
}

// One action of the control API as this person; `{ok: false, error}` when it was refused.
export async function post(action, args) {
  const { ok, status, value } = await request(`/control/${action}`, { user: viewer, ...args });
  return status ? { ok, error: String(status), ...value } : { ok, error: "lost" };
}

// Put something that floats beside its anchor: above it if `above` or there is no room below.
export function place(floating, anchor, { above = false, end = false } = {}) {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const gap = 4;
  const left = end ? at.right - width : at.left;
  const below = at.bottom + gap;
  const over = at.top - gap - height;
  const top = (above && over >= 0) || below + height > innerHeight ? Math.max(gap, over) : below;
  floating.style.left = `${Math.max(gap, Math.min(left, innerWidth - width - gap))}px`;
  floating.style.top = `${Math.max(gap, Math.min(top, innerHeight - height - gap))}px`;
}

// Replace a piece of what is typed so that Ctrl+Z takes it back.
export function type(text, start, end, typed) {
  text.focus();
  text.setSelectionRange(start, end);
  const done = typed
    ? document.execCommand("insertText", false, typed)
    : start === end || document.execCommand("delete");
  if (done) return;
  text.setRangeText(typed, start, end, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
}
