// A list that grows at its end while one looks: requests, lines of the log.

import { $, elements, fragment } from "/static/dom.js";

const KEPT = 400;
const NEAR = 40;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const unseen = () => document.hidden || window.innerHeight === 0;

// The list follows its end as long as one is there.
function append(list, rows) {
  const scroller = $("#panel");
  const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  list.append(rows);
  const extra = list.children.length - KEPT;
  for (let i = 0; i < extra; i += 1) list.firstElementChild.remove();
  if (below < NEAR) scroller.scrollTop = scroller.scrollHeight;
}

export function startTail(root) {
  const list = $("[data-list]", root);
  const filter = $("[data-filter]", root);
  const button = $("[data-pause]", root);
  let at = root.dataset.at;
  let current = new AbortController();
  let paused = false;

  async function more(wait) {
    const query = new URLSearchParams({ at, q: filter.value.trim(), wait });
    const mine = current;
    const answer = await fetch(`${root.dataset.source}?${query}`, { signal: mine.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const html = await answer.text();
    if (mine.signal.aborted || !root.isConnected) return;
    at = answer.headers.get("X-At") ?? at;
    if (html.trim()) append(list, elements(html));
    else await pause(300);
  }

  async function run() {
    while (root.isConnected) {
      if (paused || unseen()) await pause(400);
      else await more("1").catch((error) => error.name === "AbortError" || pause(1500));
    }
    current.abort();
  }

  function again() {
    current.abort();
    current = new AbortController();
  }

  let typing = 0;
  filter.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      again();
      at = "";
      list.replaceChildren();
      if (paused) more("").catch(() => {});
    }, 250);
  });
  button.addEventListener("click", () => {
    paused = !paused;
    button.setAttribute("aria-pressed", String(paused));
    if (paused) again();
  });
  $("#panel").scrollTop = $("#panel").scrollHeight;
  run();
}

document.addEventListener(
  "toggle",
  async ({ target: row }) => {
    if (!row.open || !row.dataset?.detail) return;
    const place = $(".detail", row);
    if (place.childElementCount) return;
    const html = await fragment(row.dataset.detail).catch(() => null);
    if (html !== null) place.replaceChildren(elements(html));
  },
  true,
);
