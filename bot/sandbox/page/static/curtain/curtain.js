// The tabs of the curtain.

import { $, $$, base, fragment, swap } from "/static/dom.js";
import "/static/curtain/clock.js";
import "/static/curtain/faults.js";
import { refresh } from "/static/curtain/parts.js";
import { startTail } from "/static/curtain/tail.js";

const panel = $("#panel");

function begin() {
  const tail = $("[data-tail]", panel);
  if (tail) startTail(tail);
  const fresh = $("[data-refresh]", panel);
  if (fresh) keep(fresh);
}

// What a panel shows is asked for again every so often, while it is open.
async function keep(part) {
  while (part.isConnected) {
    await new Promise((done) => setTimeout(done, Number(part.dataset.refresh)));
    if (document.hidden || window.innerHeight === 0) continue;
    await refresh(part).catch(() => {});
  }
}

async function open(tab) {
  const html = await fragment(`${base}/curtain/${tab}`);
  if (html === null) return;
  for (const link of $$("[data-tab]")) {
    if (link.dataset.tab === tab) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  panel.dataset.open = tab;
  panel.setAttribute("aria-labelledby", `tab-${tab}`);
  panel.scrollTop = 0;
  swap(panel, html);
  history.replaceState(null, "", `${base}/curtain/?tab=${tab}`);
  begin();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-tab]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(link.dataset.tab);
});

begin();
