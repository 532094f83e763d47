// The menu button pattern: arrows, Home, End and first letters move; Esc and Tab leave.

import { $, $$ } from "../dom.js";
import { kit, place } from "./kit.js";

let pressedAway = { anchor: null, at: 0 }; // a press on its own button closes a menu, too

// Open `content` (an element or fragment with [role=menuitem]) as a menu at its button. The chosen
// item goes to `onChoose` after the focus has returned. False where the button closed it just now.
export async function openMenu(anchor, content, onChoose) {
  await kit();
  const menu = $("#composer-menu");
  if (anchor === pressedAway.anchor && performance.now() - pressedAway.at < 250) return false;
  menu.setAttribute("aria-label", anchor.getAttribute("aria-label"));
  menu.replaceChildren(content);
  menu.setAttribute("role", $("[role=menuitem]", menu) ? "menu" : "note");
  const back = document.activeElement === document.body ? anchor : document.activeElement;
  const items = $$("[role=menuitem]", menu);

  let left = false;

  function close(focus = back) {
    left = true;
    if (menu.matches(":popover-open")) menu.hidePopover();
    if (focus?.isConnected) focus.focus({ preventScroll: true });
  }

  menu.onclick = (event) => {
    const item = event.target.closest("[role=menuitem]");
    if (!item) return;
    close();
    onChoose(item);
  };
  menu.onkeydown = (event) => {
    event.stopPropagation();
    const at = items.indexOf(document.activeElement);
    const to = {
      ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1,
    }[event.key];
    if (to !== undefined) items[(to + items.length) % items.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else if (event.key.length === 1 && event.key !== " ") {
      const later = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      const letter = event.key.toLowerCase();
      later.find((item) => item.textContent.trim().toLowerCase().startsWith(letter))?.focus();
      return;
    } else return;
    event.preventDefault();
  };
  menu.ontoggle = (event) => {
    anchor.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "closed") {
      if (!left) pressedAway = { anchor, at: performance.now() };
      document.dispatchEvent(new CustomEvent("menu:closed"));
    }
  };
  menu.showPopover();
  place(menu, anchor, { above: anchor.closest(".composer") !== null, end: !anchor.closest(".composer") });
  (items[0] ?? menu).focus();
  return true;
}

export function menuItem(words, note = "") {
  const item = document.createElement("button");
  item.type = "button";
  item.tabIndex = -1;
  item.setAttribute("role", "menuitem");
  const name = document.createElement("span");
  name.textContent = words;
  item.append(name);
  if (note) {
    const beside = document.createElement("span");
    beside.className = "menu-note";
    beside.textContent = note;
    item.append(" ", beside);
  }
  return item;
}
