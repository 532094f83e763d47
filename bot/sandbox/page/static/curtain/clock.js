// The clock's panel: echo what is typed, move, show the way.

import { onNews } from "/static/live.js";
import { $, $$, gather, send, toast } from "/static/dom.js";
import { refresh } from "/static/curtain/parts.js";

const panel = () => $(".clock-panel");
const update = gather(async () => {
  const shown = panel();
  if (shown) await refresh(shown).catch(() => {});
});

onNews((topic) => topic === "clock", update);
setInterval(() => document.hidden || update(), 15_000);

function tell(words, wrong) {
  const place = $("#clock-echo");
  place.textContent = words;
  place.classList.toggle("wrong", wrong);
  $("#clock-words").setAttribute("aria-invalid", String(wrong));
}

async function move(body) {
  const { zone, language } = panel().dataset;
  const buttons = $$("button:not([data-halt])", panel());
  for (const button of buttons) button.disabled = true;
  try {
    const answer = await fetch("/control/house/clock", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ zone, language, ...body }),
    });
    if (!answer.ok) return tell(await answer.text(), true);
    if (body.words) $("#clock-words").value = "";
    tell("", false);
  } catch {
    toast(document.body.dataset.lost);
  } finally {
    for (const button of buttons) button.disabled = false;
    await update();
  }
}

let typing = 0;
document.addEventListener("input", ({ target }) => {
  if (target.id !== "clock-words") return;
  clearTimeout(typing);
  if (!target.value.trim()) return tell("", false);
  typing = setTimeout(async () => {
    const words = target.value;
    const asked = await fetch(`${panel().dataset.source}/echo?words=${encodeURIComponent(words)}`);
    if (!asked.ok || target.value !== words) return;
    const { understood, told } = await asked.json();
    tell(told, !understood && words.length > 3);
  }, 250);
});

// In the popover of the workspace: at hand at once, and away with Escape.
const pop = window.frameElement?.closest("[popover]");
if (pop) {
  $("#clock-words").focus();
  document.addEventListener("keydown", ({ key }) => key === "Escape" && pop.hidePopover());
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-move]")) return;
  event.preventDefault();
  clearTimeout(typing);
  move({ words: $("#clock-words").value });
});

document.addEventListener("click", (event) => {
  const button = event.target.closest(".clock-panel button");
  if (!button) return;
  if ("halt" in button.dataset) send("/control/house/clock/halt");
  else if (button.dataset.seconds) move({ seconds: Number(button.dataset.seconds) });
  else if (button.dataset.to) move({ to: button.dataset.to });
});
