// One press, one thing that goes wrong; what happened and where to look stands above.

import { $, send } from "/static/dom.js";
import { refresh } from "/static/curtain/parts.js";

function tell(words) {
  const place = $("#fault-told");
  if (place) place.textContent = words;
}

async function pressed(button, work) {
  button.disabled = true;
  try {
    const done = await work();
    const took = button.dataset.door?.endsWith("/restart") ? ` (${done.seconds} s)` : "";
    tell(button.dataset.then + took);
  } catch {
    // said by `send`
  } finally {
    button.disabled = false;
    const panel = $(".faults");
    const id = button.id;
    if (panel) await refresh(panel).catch(() => {});
    if (document.activeElement === document.body) ((id && $(`#${id}`)) || $("#panel")).focus();
  }
}

async function clear() {
  await send("/control/clear_faults");
  await send("/control/x/faults", undefined, "DELETE");
  await send("/control/house/mail/refuse", { times: 0 });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".faults button");
  if (!button) return;
  if ("clear" in button.dataset) pressed(button, clear);
  else if (button.dataset.door) {
    pressed(button, () => send(button.dataset.door, JSON.parse(button.dataset.body)));
  }
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-die]")) return;
  event.preventDefault();
  const { process, place } = event.target.elements;
  pressed($("button", event.target), async () => {
    await send(`/control/house/${process.value}/kill`);
    await send(`/control/house/${process.value}/start`, { fault: place.value });
  });
});
