// Sets up every composer of the page, also those that come later, and the tools of messages.

import { $, $$, viewer } from "../dom.js";
import { box } from "./box.js";
import { emojiTable, namesIn } from "./candidates.js";
import { editLatest } from "./edit.js";
import { files } from "./files.js";
import { kit, post } from "./kit.js";
import { openShortcuts } from "./shortcuts.js";
import "./tools.js";

function setUp(form) {
  const { channel, thread } = form.dataset;
  const key = `draft:${viewer}:${channel}:${thread}`;
  const written = box(form, { commanding: true, onKey });
  const { text } = written;
  const shared = files(form);
  const keys = $("[data-keys]", form);
  const broadcast = $("[data-broadcast]", form);
  let queue = Promise.resolve();

  function onKey(event) {
    const bare = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== "ArrowUp" || !bare || text.value) return false;
    editLatest(channel, thread, form);
    return true;
  }

  function giveBack(words) {
    if (words) written.set(text.value ? `${words}\n${text.value}` : words);
  }

  async function deliver(words, wide) {
    const place = { channel, thread_ts: thread };
    if (shared.count()) {
      const done = await shared.share({ channel, thread, comment: words });
      if (!done.ok && !done.said) giveBack(words);
      return done;
    }
    if (!words) return { ok: true };
    const command = /^\/\S/.test(words);
    const done = command
      ? await post("slash", { ...place, text: words })
      : await post("say", { ...place, text: words, broadcast: wide });
    // Slack tells in the channel why a command went nowhere; the line comes back to be mended.
    if (!done.ok || (command && !done.delivered?.ok)) giveBack(words);
    return done;
  }

  async function send() {
    const words = text.value.trim();
    const wide = broadcast?.checked ?? false;
    if (!words && !shared.count()) return;
    written.set("");
    written.refuse("");
    if (broadcast) broadcast.checked = false;
    const sent = queue.then(() => deliver(words, wide));
    queue = sent.catch(() => {});
    const done = await sent;
    if (!done.ok) {
      await kit();
      written.refuse(done.error);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
    text.focus();
  });
  form.addEventListener("composer:typed", () => {
    if (text.value) sessionStorage.setItem(key, text.value);
    else sessionStorage.removeItem(key);
    keys.hidden = !text.value;
  });
  text.addEventListener("focus", () => namesIn(channel).catch(() => {}), { once: true });
  $("[data-mention]", form).addEventListener("click", () => {
    const before = text.value.slice(0, text.selectionStart);
    written.insert(/(^|\s)$/.test(before) ? "@" : " @");
    written.look();
  });
  $("[data-shortcuts]", form).addEventListener("click", (event) => {
    openShortcuts(event.currentTarget, channel, (command) => {
      written.set(`${command} ${text.value}`.trimEnd() + (text.value ? "" : " "));
      text.focus();
      written.look();
    });
  });
  const draft = sessionStorage.getItem(key);
  if (draft && !text.value) written.set(draft); // somebody may have been faster
}

function setUpAll() {
  for (const form of $$("[data-composer-form]:not([data-ready])")) {
    form.dataset.ready = "";
    setUp(form);
  }
}

kit();
setUpAll();
setTimeout(() => emojiTable().catch(() => {}), 1500); // asked for again when it is needed
new MutationObserver(setUpAll).observe(document.body, { childList: true, subtree: true });
