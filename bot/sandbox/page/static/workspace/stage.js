// The lists of messages on stage: what news means for them, what was read, what is announced.

import { $, act } from "/static/dom.js";
import { MessageList } from "./list.js";

export const lists = { channel: null, thread: null };
const heard = $("#heard");

// New content stands in the middle: take hold of it.
export function stageShown() {
  for (const name of ["channel", "thread"]) {
    const box = $(`[data-list=${name}]`);
    if (lists[name]?.box === box) continue;
    lists[name]?.close();
    lists[name] = box ? new MessageList(box) : null;
    if (box) begin(name, lists[name]);
  }
  const main = $("#main");
  const count = Number($("#side-lists [data-badges]")?.dataset.badges ?? 0);
  const [, ...rest] = document.title.split(" · ");
  document.title = [(count ? `(${count}) ` : "") + main.dataset.title, ...rest].join(" · ");
}

// A channel opens at its first unread message, or where a link points; a thread at its end.
function begin(name, list) {
  if (name === "channel") unseen = false;
  list.box.addEventListener("scroll", () => scrolled(list), { passive: true });
  const asked = new URLSearchParams(location.search);
  const at = asked.get("at");
  if (at && list.show(at)) return;
  const held = at || list.newer ? list.find(asked.get("thread") ?? "") : null;
  const first = name === "channel" ? (held ?? list.box.querySelector(".fresh")) : null;
  if (first) first.scrollIntoView({ block: "center" });
  else if (name === "thread") list.toEnd();
  scrolled(list);
}

let reading = 0;
let unseen = false; // something came below what is in view
function scrolled(list) {
  const jump = $("[data-jump]");
  if (list === lists.channel && jump) {
    if (list.atEnd) arrivedBelow(false);
    const far = list.newer || list.box.scrollTop < -list.box.clientHeight;
    jump.hidden = list.atEnd || !(far || unseen);
  }
  list.days();
  clearTimeout(reading);
  reading = setTimeout(markRead, 250);
}

function arrivedBelow(yes) {
  unseen = yes;
  $("[data-jump] [data-plain]").hidden = yes;
  $("[data-jump] [data-arrived]").hidden = !yes;
  if (yes) $("[data-jump]").hidden = false;
}

// What is at the end of a list that is in front of somebody has been read.
function markRead() {
  if (document.visibilityState !== "visible") return;
  for (const list of [lists.channel, lists.thread]) if (list?.atEnd) list.mark();
}
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") markRead();
  // what comes while nobody looks stands below a line
  else if (lists.channel?.atEnd) lists.channel.box.dataset.mark = lists.channel.last;
});

// topics: message:<channel>:<thread or ->:<ts>
export function onMessages(topics) {
  const inChannel = new Set();
  const inThread = new Set();
  for (const topic of topics) {
    const [, channel, thread, ts] = topic.split(":");
    if (channel !== lists.channel?.channel) continue;
    inChannel.add(ts);
    if (thread !== "-") inChannel.add(thread);
    if (lists.thread && [thread, ts].includes(lists.thread.thread)) inThread.add(ts);
  }
  if (inChannel.size) lists.channel.refresh(inChannel);
  if (inThread.size) lists.thread.refresh(inThread);
}

export function resync() {
  lists.channel?.resync();
  lists.thread?.resync();
}

document.addEventListener("list:arrived", ({ target, detail }) => {
  const list = target.dataset.list === "thread" ? lists.thread : lists.channel;
  if (!list) return;
  const own = document.body.dataset.viewer;
  if (detail.some((one) => one.dataset.user === own)) {
    list.toEnd();
  } else if (list === lists.channel && !list.atEnd) arrivedBelow(true);
  for (const one of detail.filter((each) => each.dataset.user !== own).slice(-3)) announce(one);
  scrolled(list);
});
document.addEventListener("list:beyond", () => arrivedBelow(true));

// The list itself is no live region: pages of old messages would be read out with it.
function announce(article) {
  const line = document.createElement("p");
  const words = article.querySelector(".body")?.innerText.slice(0, 200) ?? "";
  line.textContent = `${article.getAttribute("aria-label")}: ${words}`;
  heard.append(line);
  while (heard.children.length > 5) heard.firstChild.remove();
}

document.addEventListener("click", async ({ target }) => {
  if (target.closest("[data-jump]")) {
    if (lists.channel.newer) await lists.channel.reset();
    lists.channel.toEnd();
    lists.channel.box.focus({ preventScroll: true });
    scrolled(lists.channel);
  } else if (target.closest("button[data-older]")) {
    const button = target.closest("button[data-older]");
    await lists.thread.load("before");
    button.hidden = !lists.thread.older;
  } else if (target.closest("[data-dismiss]")) {
    const { channel, ts } = target.closest("article").dataset;
    await act("delete", { channel, ts }).catch(() => {}); // told by it
  }
});
