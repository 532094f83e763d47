// The form in which one writes: new posts, replies, quotes, edits. Nothing typed is lost: it stays
// until X took it, also when the window goes elsewhere.

import { $, $$, elements, fragment, toast } from "/static/dom.js";
import { ask } from "./ask.js";
import { counter } from "./count.js";
import { pictures } from "./media.js";
import { brand, drafts, me, onMe, same, shell } from "./me.js";

const HANDLE = /^@?[A-Za-z0-9_]{1,15}$/;

export function composer(form, onDone = () => {}) {
  const text = $("textarea", form);
  const handle = $("input[name=handle]", form);
  const problem = $(".problem", form);
  const sent = $(".sent", form);
  const button = $("button.primary", form);
  const count = counter(form);
  const media = pictures(form);
  let task = { mode: "new", key: `new:${location.pathname}`, start: form.dataset.start };
  let busy = false;

  const start = () => (task.start && !same(task.start.trim(), `@${me.handle}`) ? task.start : "");
  let started = "";

  function put(value) {
    text.value = value;
    count();
  }

  function begin(next) {
    task = next;
    started = task.mode === "edit" ? task.text : start();
    put(drafts.get(task.key) || started);
    button.textContent = button.dataset[task.mode] ?? button.dataset.post;
    const editing = task.mode === "edit";
    for (const one of $$(".as, .handle-field", form)) one.hidden = editing || undefined;
    media.allowed(!editing);
    showWho();
    complain("");
    sent.replaceChildren();
  }

  function showWho() {
    for (const one of $$("input[name=as]", form)) one.checked = (one.value === "brand") === me.owner;
    if (handle !== document.activeElement) handle.value = me.customer;
    $(".handle-field", form).hidden = me.owner || task.mode === "edit";
    const plain = start();
    if (task.mode !== "edit" && text.value === started && plain !== started) put(plain);
    if (task.mode !== "edit") started = plain;
  }

  function complain(words, where = text) {
    problem.textContent = words;
    problem.hidden = !words;
    for (const one of [text, handle]) one.removeAttribute("aria-invalid");
    if (!words) return;
    where.setAttribute("aria-invalid", "true");
    where.focus();
  }

  async function post() {
    if (!text.value.trim()) return complain(problem.dataset.empty);
    if (task.mode !== "edit" && !HANDLE.test(me.handle)) {
      return complain(problem.dataset.handle, handle);
    }
    const body = { text: text.value, strict: true };
    if (task.mode === "reply") body.in_reply_to = task.id;
    if (task.mode === "quote") body.quote = task.id;
    if (task.mode !== "edit") body.media = await media.read();
    const done =
      task.mode === "edit"
        ? await ask(`/posts/${task.id}/edit`, body)
        : await ask("/posts", { ...body, author: me.handle });
    if (!done.ok) return complain(done.lost ? done.words : `${problem.dataset.says} “${done.words}”`);
    complain("");
    drafts.set(task.key, "");
    media.clear();
    put(task.mode === "edit" ? "" : start());
    tell(done.value);
    onDone(done.value);
  }

  function tell(value) {
    const words = `${task.mode === "edit" ? sent.dataset.saved : sent.dataset.sent} @${value.author}.`;
    if (form.closest("dialog")) return toast(words);
    const link = document.createElement("a");
    link.href = `${shell.dataset.base}/post/${value.id}`;
    link.textContent = sent.dataset.view;
    sent.replaceChildren(words, " ", link);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    try {
      await post();
    } finally {
      busy = false;
    }
  });
  text.addEventListener("input", () => {
    drafts.set(task.key, text.value === started ? "" : text.value);
    complaintGone();
    count();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  handle.addEventListener("input", () => {
    me.become(handle.value);
    complaintGone();
    offer(handle.value);
  });
  for (const one of $$("input[name=as]", form)) {
    one.addEventListener("change", () => me.become(one.value === "brand" ? brand : me.customer));
  }

  function complaintGone() {
    if (!problem.hidden) complain("");
  }

  const early = text.value !== text.defaultValue ? text.value : ""; // typed before this script came
  if (early) drafts.set(task.key, early);
  begin(task);
  onMe(showWho);
  return begin;
}

let offering = 0;

function offer(start) {
  clearTimeout(offering);
  offering = setTimeout(async () => {
    const url = `${shell.dataset.base}/-/people?q=${encodeURIComponent(start)}`;
    $("#people").replaceChildren(elements((await fragment(url)) ?? ""));
  }, 150);
}
