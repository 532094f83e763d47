// Going to another channel, thread or app without a new document: what stands beside stays.

import { $, base, elements, fragment } from "/static/dom.js";
import { lists, stageShown } from "./stage.js";
import { closeSide, currentRow } from "./sidebar.js";

const stage = $("#stage");
const handy = matchMedia("(hover: hover)"); // elsewhere the focus would bring up a keyboard
const kept = ["beside", "curtain", "tour"]; // of the address, wherever one goes

export function withKept(url) {
  const there = new URL(url, location.href);
  const here = new URLSearchParams(location.search);
  for (const name of kept) if (here.has(name) && !there.searchParams.has(name)) there.searchParams.set(name, here.get(name));
  return there;
}

let turn = 0; // the latest of what was asked for is shown, whichever answer comes first
export async function go(url, { push = true } = {}) {
  const there = withKept(url);
  const mine = ++turn;
  const html = await fragment(there);
  if (mine !== turn) return;
  if (html === null) {
    location.href = there;
    return;
  }
  stage.replaceChildren(elements(html));
  const main = $("#main");
  if (push) history.pushState(null, "", there);
  closeSide();
  stageShown();
  currentRow();
  ((handy.matches && $("textarea", main)) || main).focus({ preventScroll: true });
}

window.addEventListener("popstate", () => go(location.href, { push: false }));

let opener = null;
// The pane of a thread beside its channel; the focus goes to its composer.
export async function openThread(channel, ts, { at = "", push = true } = {}) {
  if (lists.channel?.channel !== channel) return go(`${base}/c/${channel}?thread=${ts}${at ? `&at=${at}` : ""}`);
  const before = document.activeElement;
  const mine = ++turn;
  const html = await fragment(`${base}/c/${channel}/thread/${ts}`);
  if (html === null || mine !== turn) return;
  opener = before;
  $("#thread")?.remove();
  stage.append(elements(html));
  const there = new URL(location.href);
  there.searchParams.set("thread", ts);
  if (at) there.searchParams.set("at", at);
  else there.searchParams.delete("at");
  if (push) history.pushState(null, "", there);
  stageShown();
  if (at) lists.thread.show(at);
  else ((handy.matches && $("#thread textarea")) || $("#thread-title")).focus({ preventScroll: true });
}

export function closeThread() {
  const pane = $("#thread");
  if (!pane) return false;
  const ts = pane.dataset.thread;
  turn += 1;
  pane.remove();
  stageShown();
  const there = new URL(location.href);
  there.searchParams.delete("thread");
  there.searchParams.delete("at");
  history.pushState(null, "", there);
  (opener?.isConnected ? opener : (lists.channel?.find(ts) ?? $("#main"))).focus({ preventScroll: true });
  return true;
}

document.addEventListener("rapport:thread", ({ detail }) => openThread(detail.channel, detail.ts));

const plain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !plain(event) || event.defaultPrevented) return;
  const mine = handled(link);
  if (mine) event.preventDefault();
});

// Whether the page goes there by itself.
function handled(link) {
  const { openThread: thread, closeThread: closing, permalink, thread: inThread, channel, at } = link.dataset;
  const message = link.closest("article.message");
  if (thread !== undefined) openThread(message.dataset.channel, thread);
  else if (closing !== undefined) closeThread();
  else if (permalink) followed(permalink, inThread);
  else if (at !== undefined) history.replaceState(null, "", link.href);
  else if (channel && link.classList.contains("mention")) go(`${base}/c/${channel}`);
  else if (link.closest("#side-lists, .tabs")) go(link.href);
  else return false;
  return true;
}

// A link to a message: docs.slack.dev/reference/methods/chat.getPermalink
function followed(permalink, thread) {
  const [channel, ts] = permalink.split("/");
  if (thread && thread !== ts) openThread(channel, thread, { at: ts });
  else if (lists.channel?.channel !== channel || !lists.channel.show(ts)) go(`${base}/c/${channel}?at=${ts}`);
}
