// Looking as somebody else, and writing to somebody: one list of people, two uses. The list of a
// channel's members closes by a press elsewhere.

import { $, act, base, elements, fragment } from "/static/dom.js";
import { go, withKept } from "./navigate.js";

const dialog = $("#people");
let use = "who";

document.addEventListener("click", async ({ target }) => {
  const members = $(".members[open]");
  if (members && !members.contains(target)) members.open = false;
  const button = target.closest("[data-people]");
  if (!button) return;
  use = button.dataset.people;
  $("h2", dialog).textContent = dialog.dataset[use];
  const hint = $(".hint", dialog);
  hint.textContent = use === "who" ? dialog.dataset.hintWho : dialog.dataset.hintTalk;
  hint.hidden = !hint.textContent;
  const channel = $("#main").dataset.channel ?? "";
  const html = await fragment(`${base}/people?at=${channel}`);
  $(".people", dialog).replaceChildren(elements(html));
  dialog.showModal();
  ($(".somebody[aria-current]", dialog) ?? $(".somebody", dialog))?.focus();
});

dialog.addEventListener("click", async (event) => {
  if (event.target === dialog || event.target.closest("[data-close-people]")) dialog.close();
  const person = event.target.closest(".somebody");
  if (!person) return;
  if (use === "talk") {
    event.preventDefault();
    const made = await act("open_dm", { with: person.dataset.person }).catch(() => null); // told by it
    if (!made) return;
    dialog.close();
    go(`${base}/c/${made.channel}`);
  } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    location.href = withKept(person.href);
  }
});

dialog.addEventListener("keydown", (event) => {
  if (!["ArrowDown", "ArrowUp"].includes(event.key)) return;
  const all = [...dialog.querySelectorAll(".somebody")];
  const at = all.indexOf(document.activeElement);
  const next = all[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) {
    event.preventDefault();
    next.focus();
  }
});
