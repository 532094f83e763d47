// How much of X's 280 a text takes: the server counts, as X does. Shown as ring, number and words.

import { $ } from "/static/dom.js";
import { ask } from "./ask.js";

const NEAR = 20;
const PAUSE = 120;

export function counter(form) {
  const text = $("textarea", form);
  const box = $(".count", form);
  const ring = $(".used", box);
  const shown = $("span", box);
  const heard = $(".near", box);
  let timer = 0;
  let asked = 0;

  function show({ weighted, limit, remaining }) {
    const over = remaining < 0;
    shown.textContent = over
      ? `${-remaining} ${box.dataset.over}`
      : `${weighted} ${box.dataset.used}`;
    heard.textContent = remaining <= NEAR ? shown.textContent : "";
    ring.setAttribute("stroke-dashoffset", String(100 - Math.min(100, (100 * weighted) / limit)));
    box.classList.add("used-some");
    box.classList.toggle("near", !over && remaining <= NEAR);
    box.classList.toggle("over", over);
  }

  async function count() {
    const mine = ++asked;
    if (!text.value) {
      box.classList.remove("used-some", "near", "over");
      shown.textContent = heard.textContent = "";
      return;
    }
    const { ok, value } = await ask("/count", { text: text.value });
    if (ok && mine === asked) show(value);
  }

  return function soon() {
    clearTimeout(timer);
    timer = setTimeout(count, PAUSE);
  };
}
