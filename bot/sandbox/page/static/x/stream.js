// A list of posts kept live: what changed is put in place; what is new waits behind a button while
// one reads further down.

import { $, elements, fragment, gather, swap } from "/static/dom.js";
import { onNews } from "/static/live.js";
import { announce } from "./announce.js";
import { adapt } from "./posts.js";

const DEEP = 150;
const PAUSE = 300;
const MINUTE = 60_000;

export function stream(root) {
  const list = $(".feed", root);
  const news = $(".news", root);
  const pill = $("button", news);
  const further = $(".further", root);
  const raw = new WeakMap();
  for (const li of list.children) raw.set(li, li.innerHTML);

  function read(html) {
    const ol = $(".feed", elements(html));
    const items = [...ol.children];
    for (const li of items) raw.set(li, li.innerHTML);
    return { items, more: ol.dataset.more, whole: ol.dataset.whole === "yes" };
  }

  function update(old, li) {
    if (raw.get(old) === raw.get(li)) return;
    swap(old, raw.get(li));
    raw.set(old, raw.get(li));
    old.dataset.at = li.dataset.at;
    adapt(old);
  }

  function drop(li) {
    if (li.contains(document.activeElement)) $("#main").focus({ preventScroll: true });
    li.remove();
  }

  // Answers how many new ones at the top were left out.
  function apply(items, hold) {
    const have = new Map([...list.children].map((li) => [li.dataset.key, li]));
    const keys = new Set(items.map((li) => li.dataset.key));
    for (const [key, li] of have) if (!keys.has(key)) drop(li);
    const fresh = [];
    let place = list.firstElementChild;
    let held = 0;
    let met = false;
    for (const li of items) {
      const old = have.get(li.dataset.key);
      if (!old && hold && !met) {
        held += 1;
      } else if (!old) {
        list.insertBefore(li, place);
        adapt(li);
        fresh.push(li);
      } else {
        met = true;
        update(old, li);
        if (old === place) place = old.nextElementSibling;
        else list.insertBefore(old, place);
      }
    }
    for (const li of fresh) li.classList.add("fresh");
    announce(fresh);
    return held;
  }

  function offer(held, whole) {
    news.hidden = !held;
    if (!held) return;
    const words = held === 1 ? pill.dataset.one : pill.dataset.many.replace("{n}", held);
    pill.textContent = whole ? words : pill.dataset.some;
  }

  function settle(more) {
    if (more !== undefined) list.dataset.more = more;
    further.hidden = !list.dataset.more;
    $("a", further).href = `?below=${list.dataset.more}`;
    $(".empty", root).hidden = list.children.length > 0 || !news.hidden;
  }

  async function refresh(top) {
    const last = list.lastElementChild?.dataset.at;
    const from = new URLSearchParams(location.search).get("below");
    if (from) return; // an older page, as a link without script gives it
    const html = await fragment(last ? `?until=${last}` : location.pathname);
    if (html === null) return;
    const { items, more, whole } = read(html);
    const hold = !top && window.scrollY > DEEP && Boolean(last);
    if (!whole && hold) return offer(items.length, false);
    offer(apply(items, hold), true);
    settle(more);
  }

  // One after the other: what was asked for earlier must not undo what came later.
  let line = Promise.resolve();
  function inTurn(work) {
    line = line.catch(() => {}).then(() => work());
    return line;
  }

  const soon = gather(async () => {
    await inTurn(refresh);
    await new Promise((go) => setTimeout(go, PAUSE));
  });
  onNews((topic) => topic === "x" || topic === "clock", soon);
  setInterval(soon, MINUTE);

  pill.addEventListener("click", async () => {
    await inTurn(() => refresh(true));
    window.scrollTo({ top: 0 });
    $(".by .name", list)?.focus({ preventScroll: true });
  });

  async function older() {
    const html = await fragment($("a", further).href);
    const { items, more } = read(html ?? "<ol class='feed'></ol>");
    const known = new Set([...list.children].map((li) => li.dataset.key));
    const added = items.filter((li) => !known.has(li.dataset.key));
    list.append(...added);
    for (const li of added) adapt(li);
    settle(more ?? "");
    if (added.length) $(".by .name", added[0])?.focus({ preventScroll: true });
  }
  $("a", further).addEventListener("click", (event) => {
    event.preventDefault();
    inTurn(older);
  });
}
