// What one does with a post: answer, quote, edit, delete, write as its author, open it.

import { $, $$, toast } from "/static/dom.js";
import { ask } from "./ask.js";
import { composer } from "./compose.js";
import { me, onMe, same, shell } from "./me.js";

const writing = $("#write");
const removing = $("#remove");
const begin = composer($("form", writing), () => writing.close());
let back = "";
let doomed = "";

// One edits and deletes what is one's own; for the rest one first becomes its author.
export function adapt(root = document) {
  for (const post of $$(".post[data-author]", root)) {
    const own = same(post.dataset.author, me.handle);
    for (const item of $$("[data-do=edit], [data-do=remove]", post)) item.hidden = !own;
    for (const item of $$("[data-do=as]", post)) item.hidden = own;
  }
}

function copy(post) {
  const box = document.createElement("div");
  box.className = "said-copy";
  const by = document.createElement("p");
  const name = document.createElement("b");
  name.textContent = $(".name", post).textContent;
  by.append(name, ` @${post.dataset.author}`);
  const text = document.createElement("p");
  text.className = "text";
  text.textContent = $(".said > .text", post).textContent;
  box.append(by, text);
  return box;
}

function write(mode, post) {
  const { id, author, typed } = post.dataset;
  const title = $("#write-title");
  title.textContent = `${title.dataset[mode]} @${author}`;
  $("#about").replaceChildren(...(mode === "edit" ? [] : [copy(post)]));
  begin({ mode, id, key: `${mode}:${id}`, start: "", text: typed });
  writing.showModal();
  $("textarea", writing).focus();
}

function confirm(post) {
  doomed = post.dataset.id;
  $(".about", removing).replaceChildren(copy(post));
  $(".problem", removing).hidden = true;
  removing.showModal();
}

const doing = {
  reply: (post) => write("reply", post),
  quote: (post) => write("quote", post),
  edit: (post) => write("edit", post),
  remove: confirm,
  as(post) {
    me.become(post.dataset.author);
    toast(`${shell.dataset.as} @${post.dataset.author}.`);
    $("[data-do=edit]", post).focus();
  },
};

function act(button) {
  const post = button.closest(".post");
  const menu = button.closest("details");
  back = menu ? `#${menu.id} > summary` : `#${button.id}`;
  if (menu && button.dataset.do !== "as") menu.open = false;
  doing[button.dataset.do](post);
}

function open(event) {
  const post = event.target.closest(".feed .post[data-id]");
  const link = post && $(".when", post);
  if (!link || event.target.closest("a, button, details, .quoted")) return;
  if (String(getSelection())) return;
  location.assign(link.href);
}

document.addEventListener("click", (event) => {
  for (const one of $$("details.menu[open], details.brands[open]")) {
    if (!one.contains(event.target)) one.open = false;
  }
  const button = event.target.closest("[data-do]");
  if (button) return act(button);
  const close = event.target.closest("[data-close]");
  if (close) return close.closest("dialog").close();
  open(event);
});

document.addEventListener("keydown", (event) => {
  const details = event.target.closest?.("details.menu[open], details.brands[open]");
  if (event.key !== "Escape" || !details) return;
  details.open = false;
  $("summary", details).focus();
});

for (const dialog of [writing, removing]) {
  dialog.addEventListener("close", () => (back && $(back) ? $(back) : $("#main")).focus());
}

$("[data-yes]", removing).addEventListener("click", async () => {
  const done = await ask(`/posts/${doomed}`, undefined, "DELETE");
  const problem = $(".problem", removing);
  problem.textContent = done.words ?? "";
  problem.hidden = done.ok;
  if (!done.ok) return;
  removing.close();
  toast(shell.dataset.removed);
});

onMe(() => adapt());
