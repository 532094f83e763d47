// What a lookup shows: its choices, the pieces chosen, and what it says while it looks.

import { $, $$ } from "../dom.js";
import { word } from "./words.js";

const EDGE = 8; // px kept free at the window's edge
const TALLEST = 280;

export function drawChoices(list, choices, chosen, active = null) {
  const drawn = choices.map((choice, index) => {
    const option = document.createElement("li");
    option.id = `${list.id}-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", String(chosen.includes(choice.value)));
    option.dataset.value = choice.value;
    option.classList.toggle("active", index === active);
    option.append(choice.text);
    if (choice.about) {
      const about = document.createElement("span");
      about.className = "about";
      about.textContent = choice.about;
      option.append(" ", about);
    }
    return option;
  });
  list.replaceChildren(...drawn);
}

// As the server draws them.
export function drawPieces(host, values, names) {
  const pieces = values.map((value) => {
    const name = names.get(value) ?? value;
    const piece = document.createElement("li");
    piece.dataset.value = value;
    const away = document.createElement("button");
    away.type = "button";
    away.className = "away";
    away.setAttribute("aria-label", `${word("remove")} ${name}`);
    away.textContent = "×";
    piece.append(name, away);
    return piece;
  });
  $(".chosen", host).replaceChildren(...pieces);
}

// The pieces chosen, by their value.
export const namesOf = (host) =>
  new Map($$(".chosen li", host).map((one) => [one.dataset.value, one.firstChild.textContent]));

// Above everything, under the field, or over it where there is more room.
export function placeList(field, list) {
  list.hidden = !list.childElementCount;
  if (list.hidden) return;
  list.popover = "manual";
  if (!list.matches(":popover-open")) list.showPopover();
  const at = field.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - EDGE;
  const above = at.top - EDGE;
  const down = below >= Math.min(list.scrollHeight, TALLEST) || below >= above;
  const room = Math.min(TALLEST, down ? below : above);
  Object.assign(list.style, {
    left: `${at.left}px`,
    width: `${Math.max(at.width, 200)}px`,
    maxHeight: `${room}px`,
    top: down ? `${at.bottom + 2}px` : "auto",
    bottom: down ? "auto" : `${window.innerHeight - at.top + 2}px`,
  });
}

// A line under the field, read out too; empty when there is nothing to say.
export function say(host, name) {
  let line = $(".lookup-says", host);
  if (!line) {
    line = document.createElement("p");
    line.className = "lookup-says";
    line.setAttribute("role", "status");
    line.dataset.kept = "";
    host.append(line);
  }
  line.textContent = name ? word(name) : "";
}
