// Keys: Alt+↑/↓ between channels, ↑/↓ or j/k between messages, Esc closes what is open beside.

import { $, $$ } from "/static/dom.js";
import { closeThread, go } from "./navigate.js";
import { lists } from "./stage.js";

const typing = (target) => target.closest("input, textarea, select, [contenteditable], [role=listbox], [role=menu], dialog");

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey) return;
  const { key, target } = event;
  if (event.altKey) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step && nextChannel(step)) event.preventDefault();
  } else if (key === "Escape") escape(event);
  else if (!typing(target)) {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[key];
    if (step && nextMessage(step, target)) event.preventDefault();
  }
});

function escape(event) {
  if (event.target.closest("dialog, [popover]")) return;
  const shut = event.target.closest("details[open]");
  if (shut) shut.open = false;
  else if (!event.target.closest("#beside, #side") && closeThread()) event.preventDefault();
}

function nextChannel(step) {
  const rows = $$("#side-lists a.side-row");
  const at = rows.findIndex((row) => row.hasAttribute("aria-current"));
  const next = rows[(at + step + rows.length) % rows.length];
  if (!next) return false;
  go(next.href);
  return true;
}

function nextMessage(step, target) {
  const box = target.closest("[data-list]") ?? (target === document.body || target.id === "main" ? $("[data-list=channel]") : null);
  const list = box && lists[box.dataset.list];
  if (!list) return false;
  const all = [...box.querySelectorAll("article.message")];
  const at = all.indexOf(target.closest("article"));
  const next = at < 0 ? (step < 0 ? lastSeen(box, all) : undefined) : all[at + step];
  if (!next) return false;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  return true;
}

// The lowest message that is wholly or partly in view.
function lastSeen(box, all) {
  const bottom = box.getBoundingClientRect().bottom;
  return all.findLast((one) => one.getBoundingClientRect().top < bottom - 10);
}
