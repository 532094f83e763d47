// What one can do with a message: the small bar over it, its menu, keys, reactions.

import { $, $$, act, base, elements, fragment, toast } from "../dom.js";
import { edit, keepEditing } from "./edit.js";
import { kit, post, why, word } from "./kit.js";
import { openMenu } from "./menu.js";
import { pick } from "./picker.js";
import { useShortcut } from "./shortcuts.js";

const MESSAGE = "article.message[data-channel][data-ts]";
const KEYS = { r: "react", t: "reply", e: "edit", Delete: "delete", Backspace: "delete", m: "more" };
const handheld = matchMedia("(hover: none)");
let bar = null;
let held = false; // a menu or picker of the bar is open

const placeOf = ({ dataset }) => ({ channel: dataset.channel, ts: dataset.ts });
const same = (one, other) =>
  one.dataset.channel === other.dataset.channel && one.dataset.ts === other.dataset.ts;

async function attach(article) {
  if (held || handheld.matches || bar?.parentElement === article) return;
  if (article.matches(".editing, .system")) return;
  const root = await kit();
  bar ??= $(".message-tools", elements($("#message-tools", root).innerHTML));
  put(article);
}

function put(article) {
  const plain = article.matches(".gone, .ephemeral");
  const threaded = article.closest("[data-list=thread], #thread") !== null;
  $("[data-tool=react]", bar).hidden = plain;
  $("[data-tool=reply]", bar).hidden = plain || threaded;
  article.append(bar);
}

function detach() {
  if (!held && !bar?.contains(document.activeElement)) bar?.remove();
}

// A message that is drawn anew gets its bar back: an open menu hangs on it.
function keepBar(gone) {
  const owner = bar?.parentElement;
  if (!owner || owner.isConnected || !gone.some((node) => node !== bar && node.contains(owner))) return;
  const again = $$(MESSAGE).find((one) => same(one, owner));
  if (again) put(again);
}

async function react(article, anchor) {
  held = true;
  const name = await pick(anchor);
  held = false;
  if (!name) return;
  const shown = $$("[data-reaction]", article).find((one) => one.dataset.reaction === name);
  if (shown?.getAttribute("aria-pressed") === "true") return;
  const done = await post("react", { ...placeOf(article), name });
  if (!done.ok && done.error !== "already_reacted") toast(why(done.error));
}

async function toggle(button) {
  const remove = button.getAttribute("aria-pressed") === "true";
  const { reaction: name } = button.dataset;
  const done = await post("react", { ...placeOf(button.closest(MESSAGE)), name, remove });
  const crossed = ["already_reacted", "no_reaction"].includes(done.error);
  if (!done.ok && !crossed) toast(why(done.error));
}

// The workspace opens its pane.
function reply({ dataset }) {
  const ts = dataset.thread || dataset.ts;
  const detail = { channel: dataset.channel, ts };
  document.dispatchEvent(new CustomEvent("rapport:thread", { detail }));
}

async function remove(article) {
  await kit();
  const dialog = $("#delete-message");
  const said = $(".body", article) ?? article;
  const edited = $(".edited", said)?.innerText ?? "";
  $("[data-quote]", dialog).textContent = said.innerText.replace(edited, "").trim().slice(0, 300);
  dialog.returnValue = "";
  dialog.showModal();
  dialog.onclose = async () => {
    if (dialog.returnValue !== "yes") return;
    const done = await post("delete", placeOf(article));
    if (!done.ok) toast(why(done.error));
  };
  dialog.onkeydown = (event) => event.stopPropagation();
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    toast(word("copied"));
  } catch {
    toast(document.body.dataset.failed); // the browser does not let a page that is not in front
  }
}

function link(article) {
  const { channel, ts, thread } = article.dataset;
  const inside = thread && thread !== ts ? `&thread=${thread}` : "";
  return `${location.origin}${base}/c/${channel}?at=${ts}${inside}`;
}

const DO = {
  react: (article, anchor) => react(article, anchor),
  reply: (article) => reply(article),
  edit: (article) => edit(article, article),
  delete: (article) => remove(article),
  dismiss: (article) => act("delete", placeOf(article)).catch(() => {}),
  link: (article) => copy(link(article)),
  copy: (_article, _anchor, item, lines) => copy($("[data-copied]", lines).textContent),
  shortcut: (article, _anchor, item) => useShortcut(item.dataset.shortcut, placeOf(article)),
};

async function more(article, anchor) {
  const { channel, ts } = article.dataset;
  const html = await fragment(`${base}/composer/menu/${channel}/${ts}`);
  if (html === null) return;
  const lines = document.createElement("div");
  lines.className = "menu-lines";
  lines.setAttribute("role", "presentation");
  lines.append(elements(html));
  if (article.closest("[data-list=thread], #thread")) $("[data-do=reply]", lines)?.remove();
  held = await openMenu(anchor, lines, (item) => DO[item.dataset.do](article, anchor, item, lines));
}

async function byKey(article, key) {
  const can = KEYS[key];
  if (can === "more" || can === "react") {
    await attach(article);
    const anchor = $(`[data-tool=${can}]`, article);
    if (anchor && !anchor.hidden) (can === "more" ? more : react)(article, anchor);
    return;
  }
  const html = await fragment(`${base}/composer/menu/${article.dataset.channel}/${article.dataset.ts}`);
  if (html !== null && elements(html).querySelector(`[data-do=${can}]`)) DO[can](article);
}

document.addEventListener("click", (event) => {
  const article = event.target.closest?.(MESSAGE);
  if (!article) return;
  const tool = event.target.closest("[data-tool]");
  const shown = event.target.closest("[data-reaction]");
  if (shown) toggle(shown);
  else if (tool?.dataset.tool === "more") more(article, tool);
  else if (tool) DO[tool.dataset.tool](article, tool);
});
document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const article = event.target.closest?.(MESSAGE);
  if (article) attach(article);
  else detach();
});
document.addEventListener("focusin", (event) => {
  const article = event.target.closest?.(MESSAGE);
  if (article) attach(article);
});
document.addEventListener("menu:closed", () => {
  held = false;
});
document.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (!plain || !event.target.matches?.(MESSAGE) || !(event.key in KEYS)) return;
  event.preventDefault();
  byKey(event.target, event.key);
});

// Where nothing hovers, each message shows its own button.
async function giveButtons() {
  if (!handheld.matches) return;
  const root = await kit();
  for (const article of $$(`${MESSAGE}:not(.system):not(:has(> .message-more))`)) {
    article.append(elements($("#message-more", root).innerHTML));
  }
}

new MutationObserver((changes) => {
  keepBar(changes.flatMap((change) => [...change.removedNodes]));
  keepEditing();
  giveButtons();
}).observe(document.body, { childList: true, subtree: true });
giveButtons();
