// What arrives is said to those who listen to the page.

import { $ } from "/static/dom.js";
import { shell } from "./me.js";

const TOLD = 200;

export function announce(items) {
  if (!items.length) return;
  const one = items.length === 1 && $(".post[data-id]:last-of-type", items[0]);
  const what = one ? `${$(".name", one).textContent}: ${$(".text", one).textContent}` : items.length;
  $("#heard").textContent = `${shell.dataset.arrived}: ${String(what).slice(0, TOLD)}`;
}
