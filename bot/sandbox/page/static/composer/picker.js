// The emoji picker: six used lately, a search, all of them in groups. The focus stays in the
// search; arrows move in the grid, PageUp and PageDown from group to group.

import { $, $$ } from "../dom.js";
import { emojiNamed, emojiTable } from "./candidates.js";
import { kit, place, word } from "./kit.js";
import { favourites, used } from "./recent.js";

const MOST = 60;
let groups = null; // the whole table as elements, drawn once

function cell([name, character], index) {
  const one = document.createElement("span");
  one.id = `emoji-${index}-${name}`;
  one.className = "picker-emoji";
  one.dataset.name = name;
  one.textContent = character;
  one.setAttribute("role", "option");
  one.setAttribute("aria-selected", "false");
  one.setAttribute("aria-label", name.replaceAll("_", " "));
  return one;
}

function group(title, rows, index) {
  const holder = document.createElement("div");
  holder.className = "picker-group";
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", title);
  holder.dataset.group = index;
  const head = document.createElement("p");
  head.className = "picker-head";
  head.setAttribute("aria-hidden", "true");
  head.textContent = title;
  const cells = document.createElement("div");
  cells.className = "picker-cells";
  cells.setAttribute("role", "presentation");
  cells.append(...rows.map((row) => cell(row, index)));
  holder.append(head, cells);
  return holder;
}

async function everything(picker) {
  if (!groups) {
    const rows = await emojiTable();
    groups = $$("[data-tab]", picker).map((tab, index) =>
      group(tab.title, rows.filter((row) => row[2] === index), index));
  }
  return [group(word("group-recent"), favourites(), "recent"), ...groups];
}

// Ask for an emoji beside `anchor`; its name, or null when nothing was chosen.
export async function pick(anchor) {
  await kit();
  const picker = $("#emoji-picker");
  const search = $("#emoji-search");
  const grid = $("#emoji-grid");
  const back = document.activeElement === document.body ? anchor : document.activeElement;
  let chosen = null;
  let at = null;

  function point(one) {
    at?.setAttribute("aria-selected", "false");
    at = one ?? null;
    at?.setAttribute("aria-selected", "true");
    at?.scrollIntoView({ block: "nearest" });
    if (at) search.setAttribute("aria-activedescendant", at.id);
    else search.removeAttribute("aria-activedescendant");
    $(".picker-name", picker).textContent = at ? `${at.textContent} :${at.dataset.name}:` : "";
  }

  async function fill() {
    const query = search.value.trim().replaceAll(":", "");
    const found = query ? await emojiNamed(query, MOST) : null;
    if (query !== search.value.trim().replaceAll(":", "")) return;
    const lines = found ? [group(word("group-found"), found, "found")] : await everything(picker);
    grid.replaceChildren(...lines);
    grid.scrollTop = 0;
    point($("[role=option]", grid));
    if (!at) $(".picker-name", picker).textContent = word("emoji-none");
  }

  // The cell above or below: the nearest of the next row.
  function beside(step) {
    const cells = $$("[role=option]", grid);
    const here = at.getBoundingClientRect();
    const row = cells
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => (box.top - here.top) * step > 2);
    if (!row.length) return at;
    const next = step > 0 ? Math.min(...row.map((r) => r.box.top)) : Math.max(...row.map((r) => r.box.top));
    return row
      .filter(({ box }) => Math.abs(box.top - next) < 2)
      .sort((a, b) => Math.abs(a.box.left - here.left) - Math.abs(b.box.left - here.left))[0].one;
  }

  function move(key) {
    const cells = $$("[role=option]", grid);
    const index = cells.indexOf(at);
    const now = at.closest(".picker-group");
    if (key === "PageDown") return $("[role=option]", now.nextElementSibling ?? now);
    if (key === "PageUp") return $("[role=option]", now.previousElementSibling ?? now);
    if (key === "ArrowRight") return cells[Math.min(index + 1, cells.length - 1)];
    if (key === "ArrowLeft") return cells[Math.max(index - 1, 0)];
    return beside(key === "ArrowDown" ? 1 : -1);
  }

  search.value = "";
  await fill();
  picker.showPopover();
  place(picker, anchor, { above: anchor.closest(".composer") !== null, end: !anchor.closest(".composer") });
  search.focus();
  anchor.setAttribute("aria-expanded", "true");

  return new Promise((done) => {
    function end(name) {
      if (name) {
        chosen = name;
        used(name, at.textContent);
      }
      picker.hidePopover();
    }
    search.oninput = fill;
    picker.onkeydown = (event) => {
      event.stopPropagation();
      if (/^(Arrow|Page)/.test(event.key) && at) point(move(event.key));
      else if (event.key === "Enter" && at) end(at.dataset.name);
      else if (event.key === "Escape" || event.key === "Tab") end(null);
      else return;
      event.preventDefault();
    };
    picker.onmousedown = (event) => {
      if (event.target !== search) event.preventDefault();
    };
    picker.onmouseover = (event) => {
      const over = event.target.closest("[role=option]");
      if (over) point(over);
    };
    picker.onclick = (event) => {
      const one = event.target.closest("[role=option]");
      const tab = event.target.closest("[data-tab]");
      if (one) {
        point(one);
        end(one.dataset.name);
      } else if (tab && !search.value) {
        $(`[data-group="${tab.dataset.tab}"]`, grid).scrollIntoView({ block: "start" });
      }
    };
    picker.ontoggle = (event) => {
      if (event.newState !== "closed") return;
      anchor.setAttribute("aria-expanded", "false");
      grid.replaceChildren();
      if (back?.isConnected) back.focus({ preventScroll: true });
      document.dispatchEvent(new CustomEvent("menu:closed"));
      done(chosen);
    };
  });
}
