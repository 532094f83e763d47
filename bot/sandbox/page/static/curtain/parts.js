// Bringing a panel up to date: what is typed, focused, open or scrolled stays.

import { $$, elements, fragment, swap } from "/static/dom.js";

// Put each `[data-part]` of the new panel where the old one has it.
export function replaceParts(panel, html) {
  for (const part of $$("[data-part]", elements(html))) {
    const old = panel.querySelector(`[data-part="${part.dataset.part}"]`);
    if (old && old.innerHTML !== part.innerHTML) swap(old, part.innerHTML);
  }
}

export async function refresh(panel) {
  const html = await fragment(panel.dataset.source);
  if (html !== null && panel.isConnected) replaceParts(panel, html);
}
