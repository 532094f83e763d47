// The messages of a channel or of a thread: pages at both ends, single messages patched in.
//
// At most LIMIT messages are in the document. The scroller is laid out from its bottom
// (`column-reverse`): it begins there and stays there while messages come.

import { act, elements, fragment, gather, base } from "/static/dom.js";
import { redraw } from "/static/interactive/redraw.js";
import { bringFocusBack, focusKey } from "./focus.js";

const LIMIT = 200;
const NEAR = 40; // px: this close to the end counts as there
const AHEAD = "600px"; // the next page is fetched before its end is seen

export class MessageList {
  constructor(box) {
    this.box = box;
    this.items = box.querySelector(".items");
    this.channel = box.dataset.channel;
    this.thread = box.dataset.thread;
    this.url = `${base}/c/${this.channel}/lines`;
    this.wanted = new Set();
    this.patch = gather(() => this.patchWanted());
    this.loading = false;
    this.upper = this.sentinel("afterbegin");
    this.lower = this.sentinel("beforeend");
    this.watch = new IntersectionObserver((seen) => this.reached(seen), {
      root: box,
      rootMargin: `${AHEAD} 0px`,
    });
    if (!this.thread) {
      this.watch.observe(this.upper);
      this.watch.observe(this.lower);
    }
  }

  sentinel(where) {
    const mark = document.createElement("div");
    mark.className = "sentinel";
    this.items.insertAdjacentElement(where === "afterbegin" ? "beforebegin" : "afterend", mark);
    return mark;
  }

  close() {
    this.watch.disconnect();
  }

  get older() {
    return this.items.dataset.older === "1";
  }

  get newer() {
    return this.items.dataset.newer === "1";
  }

  get messages() {
    return [...this.items.querySelectorAll(":scope > article")];
  }

  get last() {
    return this.messages.at(-1)?.dataset.ts ?? "";
  }

  get atEnd() {
    if (this.newer) return false;
    if (!this.thread) return this.box.scrollTop > -NEAR;
    return this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < NEAR;
  }

  find(ts) {
    return this.box.querySelector(`article[data-ts="${CSS.escape(ts)}"]`);
  }

  toEnd() {
    this.box.scrollTop = this.thread ? this.box.scrollHeight : 0;
  }

  // What the server says to a question about this list; null where one is no longer in it.
  async ask(question) {
    const query = new URLSearchParams(question);
    if (this.thread) query.set("thread", this.thread);
    if (this.box.dataset.mark) query.set("mark", this.box.dataset.mark);
    const html = await fragment(`${this.url}?${query}`);
    if (html === null) return null;
    const told = elements(html);
    const count = told.querySelector("[data-count]");
    if (count) this.box.querySelector("[data-count]").replaceWith(count);
    return told.querySelector(".piece");
  }

  async reached(seen) {
    const near = (mark) => seen.some((one) => one.target === mark && one.isIntersecting);
    if (near(this.upper) && this.older) await this.load("before");
    else if (near(this.lower) && this.newer) await this.load("after");
  }

  // The page before the first or after the last message.
  async load(side) {
    if (this.loading) return;
    this.loading = true;
    this.box.setAttribute("aria-busy", "true");
    try {
      const edge = this.messages.at(side === "before" ? 0 : -1);
      if (!edge) return;
      const piece = await this.ask({ [side]: edge.dataset.ts });
      if (piece) this.steady(() => this.grow(side, piece));
    } finally {
      this.loading = false;
      this.box.removeAttribute("aria-busy");
    }
    this.recheck();
  }

  // The observer only tells of changes: ask again, the end may still be near.
  recheck() {
    for (const mark of [this.upper, this.lower]) {
      this.watch.unobserve(mark);
      if (!this.thread) this.watch.observe(mark);
    }
  }

  grow(side, piece) {
    if (side === "before") {
      this.items.prepend(...piece.children);
      this.items.dataset.older = piece.dataset.older;
      this.shorten("end");
    } else {
      this.items.append(...piece.children);
      this.items.dataset.newer = piece.dataset.newer;
      this.shorten("start");
    }
    const begin = this.box.querySelector(".begin");
    if (begin) begin.hidden = this.older;
  }

  // Let go of what is beyond the limit, at the end that is out of sight.
  shorten(end) {
    const surplus = this.messages.length - LIMIT;
    if (surplus <= 0) return;
    const step = end === "start" ? "firstElementChild" : "lastElementChild";
    for (let gone = 0; gone < surplus; ) {
      const one = this.items[step];
      if (one.matches("article")) gone += 1;
      one.remove();
    }
    // day lines belong to the message after them
    if (end === "end") while (this.items.lastElementChild?.dataset.before) this.items.lastElementChild.remove();
    this.items.dataset[end === "start" ? "older" : "newer"] = "1";
    if (end === "start") {
      const begin = this.box.querySelector(".begin");
      if (begin) begin.hidden = true;
    }
  }

  // Change things and keep what one reads where it is.
  steady(change) {
    const top = this.box.getBoundingClientRect().top;
    const held = this.messages.find((one) => one.getBoundingClientRect().bottom > top);
    const before = held?.getBoundingClientRect().top;
    change();
    if (held?.isConnected) this.box.scrollTop += held.getBoundingClientRect().top - before;
  }

  // News of some messages (timestamps): fetched together, put in, replaced or taken out.
  refresh(tss) {
    for (const ts of tss) this.wanted.add(ts);
    return this.patch();
  }

  async patchWanted() {
    const wanted = [...this.wanted].filter((ts) => this.concerns(ts));
    this.wanted.clear();
    if (!wanted.length) return;
    const piece = await this.ask({ ts: wanted.join(",") }).catch((error) => {
      for (const ts of wanted) this.wanted.add(ts); // with the next news
      throw error;
    });
    if (!piece) return;
    const stuck = this.atEnd;
    const arrived = [];
    const change = () => {
      for (const ts of wanted) if (this.put(ts, piece)) arrived.push(ts);
      if (stuck) this.shorten("start");
    };
    if (stuck) {
      change();
      this.toEnd();
    } else this.steady(change);
    this.told(arrived);
  }

  // Whether it stands, or would stand, in the part that is shown.
  concerns(ts) {
    if (ts === this.thread || this.find(ts)) return true;
    const first = this.messages[0]?.dataset.ts;
    if (first && this.older && ts < first) return false;
    if (!this.newer || ts < this.last) return true;
    this.box.dispatchEvent(new CustomEvent("list:beyond", { bubbles: true }));
    return false;
  }

  // One message as it is now; true where it is new here. Without it in `piece` it is gone.
  put(ts, piece) {
    const fresh = piece.querySelector(`:scope > article[data-ts="${CSS.escape(ts)}"]`);
    const old = this.find(ts);
    const mine = [...piece.querySelectorAll(`:scope > [data-before="${CSS.escape(ts)}"]`)];
    for (const line of this.items.querySelectorAll(`:scope > [data-before="${CSS.escape(ts)}"]`)) line.remove();
    if (!fresh) {
      this.take(old);
      return false;
    }
    if (old) {
      const focused = focusKey(old);
      old.before(...mine);
      redraw(old, fresh);
      if (focused && !old.contains(document.activeElement)) bringFocusBack(old, focused);
      return false;
    }
    const next = this.messages.find((one) => one.dataset.ts > ts);
    const place = next && (this.items.querySelector(`:scope > [data-before="${next.dataset.ts}"]`) ?? next);
    if (place) place.before(...mine, fresh);
    else this.items.append(...mine, fresh);
    return true;
  }

  // A message is gone: what came after it may now begin a day, or need its author's name.
  take(old) {
    if (!old) return;
    const all = this.messages;
    const next = all[all.indexOf(old) + 1];
    if (old.contains(document.activeElement)) (next ?? all[all.indexOf(old) - 1] ?? this.box).focus();
    old.remove();
    if (next) queueMicrotask(() => this.refresh([next.dataset.ts]));
  }

  told(arrived) {
    if (!arrived.length) return;
    const detail = arrived.map((ts) => this.find(ts)).filter(Boolean);
    this.box.dispatchEvent(new CustomEvent("list:arrived", { bubbles: true, detail }));
  }

  // Everything anew, at the newest or around one message.
  async reset(around = "") {
    const piece = await this.ask(around ? { around } : {});
    if (!piece) return;
    this.items.replaceChildren(...piece.children);
    this.items.dataset.older = piece.dataset.older;
    this.items.dataset.newer = piece.dataset.newer;
    const begin = this.box.querySelector(".begin");
    if (begin) begin.hidden = this.older;
    if (around) this.show(around);
    else this.toEnd();
    this.recheck();
  }

  // After something unnamed changed, or the connection was lost for long.
  async resync() {
    if (!this.newer && !this.thread) {
      const later = await this.ask({ after: this.last || "0" });
      if (later?.dataset.newer) return this.reset();
      if (later) for (const one of later.querySelectorAll(":scope > article")) this.wanted.add(one.dataset.ts);
    }
    return this.refresh([...this.box.querySelectorAll("article")].map((one) => one.dataset.ts));
  }

  // Bring a message into view and point it out.
  show(ts) {
    const one = this.find(ts);
    if (!one) return false;
    one.scrollIntoView({ block: "center" });
    one.classList.add("shown");
    one.focus({ preventScroll: true });
    setTimeout(() => one.classList.remove("shown"), 2500);
    return true;
  }

  // Of the days that stick at the top only the last is shown.
  days() {
    const top = this.box.getBoundingClientRect().top + 8;
    const all = [...this.items.querySelectorAll(":scope > .day")];
    const stuck = all.filter((one) => one.getBoundingClientRect().top <= top);
    for (const one of all) {
      one.classList.toggle("stuck", stuck.includes(one));
      one.classList.toggle("past", stuck.includes(one) && one !== stuck.at(-1));
    }
  }

  // This person has read what is here.
  async mark() {
    const ts = this.last;
    if (!ts || ts <= (this.marked ?? "")) return;
    this.marked = ts;
    await act("mark", { channel: this.channel, ts }).catch(() => {});
  }
}
