// One post's page, kept live: what is typed elsewhere on the page stays.

import { $, fragment, gather, swap } from "/static/dom.js";
import { onNews } from "/static/live.js";
import { adapt } from "./posts.js";

const MINUTE = 60_000;

export function conversation(root) {
  let shown = new URLSearchParams(location.search).get("shown") ?? "";

  async function refresh() {
    const html = await fragment(`${root.dataset.url}?shown=${shown}`);
    if (html === null) return;
    const closed = $("#versions", root)?.open === false;
    swap(root, html);
    if (closed) $("#versions", root)?.removeAttribute("open");
    adapt(root);
  }

  const soon = gather(refresh);
  onNews((topic) => topic === "x" || topic === "clock", soon);
  setInterval(soon, MINUTE);
  root.addEventListener("click", async (event) => {
    const more = event.target.closest("#more");
    if (!more) return;
    event.preventDefault();
    shown = more.dataset.shown;
    await soon();
  });
}
