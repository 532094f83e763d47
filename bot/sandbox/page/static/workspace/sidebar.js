// The sidebar: what is unread, live; on a phone a sheet.

import { onNews } from "/static/live.js";
import { $, $$, base, fragment, gather, swap } from "/static/dom.js";

const lists = $("#side-lists");
const side = $("#side");
const burger = $("[data-side]");
const PAUSE = 250; // ms between two looks

export function currentRow() {
  const main = $("#main");
  const { channel, app, url } = main.dataset;
  for (const row of $$("a.side-row", lists)) {
    const on = (channel && row.dataset.channel === channel) || (app && row.getAttribute("href") === url);
    if (on) row.setAttribute("aria-current", "page");
    else row.removeAttribute("aria-current");
  }
  const count = Number($("[data-badges]", lists).dataset.badges);
  document.title = document.title.replace(/^(\(\d+\) )?/, count ? `(${count}) ` : "");
}

const look = gather(async () => {
  const html = await fragment(`${base}/sidebar`);
  if (html === null) return;
  const top = side.scrollTop;
  swap(lists, html);
  side.scrollTop = top;
  currentRow();
  await new Promise((done) => setTimeout(done, PAUSE));
});
onNews((topic) => topic === "directory" || topic.startsWith("message:") || topic === `marks:${document.body.dataset.viewer}`, look);

export function closeSide() {
  document.body.classList.remove("side-open");
  burger.setAttribute("aria-expanded", "false");
}
burger.addEventListener("click", () => {
  const open = document.body.classList.toggle("side-open");
  burger.setAttribute("aria-expanded", String(open));
  if (open) ($("[aria-current]", side) ?? $("a", side))?.focus();
});
document.addEventListener("click", ({ target }) => {
  if (document.body.classList.contains("side-open") && !target.closest("#side, [data-side], dialog")) closeSide();
});
side.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.body.classList.contains("side-open")) {
    closeSide();
    burger.focus();
  }
});
currentRow();
