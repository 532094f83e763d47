// One's own message, edited in its place. A message that is drawn anew meanwhile keeps its form.

import { $, $$, base, elements, fragment } from "../dom.js";
import { box } from "./box.js";
import { kit, post } from "./kit.js";

const open = new Map();
const keyOf = ({ channel, ts }, list) => `${list} ${channel} ${ts}`;
const listOf = (article) => article.closest("[data-list]")?.dataset.list ?? "";

// Put the forms back into messages that were drawn anew.
export function keepEditing() {
  for (const [key, one] of open) {
    if (one.form.isConnected) continue;
    const article = $$("article[data-ts]").find((it) => keyOf(it.dataset, listOf(it)) === key);
    if (article) attach(article, one);
  }
}

function attach(article, { form, text, at }) {
  article.classList.add("editing");
  ($(".content", article) ?? article).append(form);
  if (!at.focused) return;
  text.focus({ preventScroll: true });
  text.setSelectionRange(...at.selection);
}

// Edit the message of an article.
export async function edit(article, back) {
  const { channel, ts } = article.dataset;
  const key = keyOf(article.dataset, listOf(article));
  if (open.has(key)) return open.get(key).text.focus();
  const html = await fragment(`${base}/composer/edit/${channel}/${ts}`);
  if (html === null || open.has(key)) return;
  const form = $("form", elements(html));
  const one = { form, text: $("[data-text]", form), at: { focused: true, selection: [0, 0] } };
  open.set(key, one);
  // the same message may stand in the channel and in its thread
  one.text.id = $("label", form).htmlFor = `${one.text.id}-${listOf(article)}`;
  attach(article, one);
  const written = box(form, { onKey });
  const was = one.text.value;
  written.set(was);
  form.scrollIntoView({ block: "nearest" });

  function end() {
    open.delete(key);
    const now = form.closest("article");
    form.remove();
    now?.classList.remove("editing");
    if (back?.isConnected) back.focus({ preventScroll: true });
    else now?.focus({ preventScroll: true });
  }

  function onKey(event) {
    if (event.key !== "Escape") return false;
    end();
    return true;
  }

  const remember = () => {
    one.at.selection = [one.text.selectionStart, one.text.selectionEnd];
  };
  for (const kind of ["input", "keyup", "click"]) one.text.addEventListener(kind, remember);
  one.text.addEventListener("focus", () => (one.at.focused = true));
  // Taken out of the document is not left: that is known only after the event.
  one.text.addEventListener("blur", () => {
    queueMicrotask(() => form.isConnected && (one.at.focused = false));
  });
  $("[data-cancel]", form).addEventListener("click", end);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = one.text.value.trim();
    if (words === was.trim() || !words) return end();
    const done = await post("edit", { channel, ts, text: words });
    if (done.ok) return end();
    await kit();
    written.refuse(done.error);
  });
}

// Edit what this person said last in the channel or thread of a composer.
export async function editLatest(channel, thread, form) {
  const answer = await fetch(`${base}/composer/latest/${channel}?thread=${thread}`);
  const { ts } = answer.ok ? await answer.json() : {};
  const list = form.closest("[data-list]") ?? form.closest("main") ?? document;
  const article = ts && $(`article[data-channel="${channel}"][data-ts="${ts}"]`, list);
  if (article) edit(article, $("[data-text]", form));
}
