// One chain: what arrives is put on top, older pages below; verified and compared on demand.

import { $, elements, fragment, gather } from "/static/dom.js";
import { onNews } from "/static/live.js";
import { check, verify } from "/static/record/checking.js";

const LOOK_IN = 15_000; // ms; the server watches the record only while somebody comes back
const place = $("#entries");
const here = $("#main").dataset.here;

const asked = new URL(location.href).searchParams;
function address(name, seq) {
  const query = new URLSearchParams(asked);
  query.delete("before");
  query.set(name, seq);
  return `${here}?${query}`;
}

function takeHead(page) {
  const head = $("template[data-head]", page);
  $("#head").replaceChildren(head.content);
  head.remove();
}

const arrive = gather(async () => {
  const list = $(".chain", place);
  const html = await fragment(address("after", $(".entry", list)?.dataset.seq ?? 0));
  if (html === null) return;
  const page = elements(html);
  takeHead(page);
  const fresh = $(".chain", page);
  const count = fresh.children.length;
  if (!place.dataset.newest || !count) return;
  announce(count);
  if ("whole" in fresh.dataset) {
    place.replaceChildren(page);
    return;
  }
  keepPlace(() => {
    for (const one of fresh.children) one.classList.add("fresh");
    list.prepend(...fresh.children);
    $(".empty", place)?.remove();
  });
});

// Whoever reads further down keeps reading there.
function keepPlace(change) {
  const root = document.scrollingElement;
  const before = root.scrollHeight;
  const top = root.scrollTop;
  change();
  if (top > place.offsetTop) root.scrollTop = top + root.scrollHeight - before;
}

function announce(count) {
  const { one, many } = place.dataset;
  $("#heard").textContent = count === 1 ? one : many.replace("2", count);
}

async function older(link) {
  const html = await fragment(link.href);
  if (html === null) return;
  const page = elements(html);
  takeHead(page);
  const next = $(".entry", page);
  link.parentElement.remove();
  $(".chain", place).append(...$(".chain", page).children);
  place.append(...[$(".older", page)].filter(Boolean));
  $("h3", next)?.focus();
}

place.addEventListener("click", (event) => {
  const link = event.target.closest("[data-older]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  older(link);
});

$("#area").addEventListener("change", () => $("#filter").requestSubmit());
$("#verify").addEventListener("click", () => verify(here));
$("#check-form").addEventListener("submit", (event) => {
  event.preventDefault();
  check(here);
});
$("#copy").addEventListener("click", async () => {
  const line = $("#head-line");
  const button = $("#copy");
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(line.textContent);
  } catch {
    // no right to the clipboard here: mark the line, and Ctrl+C does it
    getSelection().selectAllChildren(line);
    return;
  }
  button.textContent = button.dataset.copied;
  setTimeout(() => (button.textContent = words), 2000);
});

onNews((topic) => topic === "record", arrive);
// a frame that is not shown has no size
setInterval(() => {
  if (!document.hidden && window.innerHeight > 0) arrive();
}, LOOK_IN);
