// App Home: the app is told once that it was opened, and what it draws appears at once.

import { $$, act, base, elements, fragment, gather, viewer } from "../dom.js";
import { onNews } from "../live.js";
import { redraw } from "./redraw.js";

const told = new WeakSet();

const refresh = gather(async () => {
  for (const home of $$("[data-home]")) {
    const html = await fragment(`${base}/home/${home.dataset.home}/content`);
    if (html) redraw(home, elements(html).firstElementChild);
  }
});

function attend() {
  for (const home of $$("[data-home]")) {
    if (told.has(home)) continue;
    told.add(home);
    act("open_home", { app_id: home.dataset.home }).catch(() => {});
  }
}

export function startHome() {
  onNews((topic) => topic === `home:${viewer}`, refresh);
  attend();
  new MutationObserver(attend).observe(document.body, { childList: true, subtree: true });
}
