// The overflow menu (a <details>) by keyboard, and closed by going elsewhere.

import { $, $$ } from "../dom.js";

const MENU = "details.overflow";

export function startMenus() {
  document.addEventListener("click", ({ target }) => {
    for (const menu of $$(`${MENU}[open]`)) {
      const chosen = menu.contains(target) && target.closest("[data-value]");
      if (chosen) $("summary", menu).focus();
      if (chosen || !menu.contains(target)) menu.open = false;
    }
  });
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    const menu = target.closest?.(MENU);
    if (menu && relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
  });
  document.addEventListener("keydown", keys, true); // before the modal hears Escape
}

function keys(event) {
  const menu = event.target.closest?.(MENU);
  if (!menu || !["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
  if (event.key === "Escape" && !menu.open) return;
  event.preventDefault();
  if (event.key === "Escape") {
    menu.open = false;
    $("summary", menu).focus();
    return;
  }
  menu.open = true;
  const choices = $$("[data-value]", menu);
  const step = event.key === "ArrowDown" ? 1 : -1;
  const at = choices.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : choices.length - 1) : at + step;
  choices[(next + choices.length) % choices.length].focus();
}
