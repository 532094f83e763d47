// What stands beside Slack: X, the mailbox, the record; below it the curtain. The address keeps it.

import { $, $$, base } from "/static/dom.js";

const pane = $("#beside");
const drawer = $("#drawer");
const places = { x: "x/", mail: "mail/", record: "record/" };

// One frame for each place, kept while it is hidden, so that coming back is where one was.
function frame(root, name, url, title) {
  let one = $(`iframe[data-place="${name}"]`, root);
  if (!one) {
    one = document.createElement("iframe");
    one.dataset.place = name;
    one.title = title;
    one.src = url;
    root.append(one);
  }
  for (const each of $$("iframe", root)) each.hidden = each !== one;
  return one;
}

function remember(name, value) {
  const there = new URL(location.href);
  if (value) there.searchParams.set(name, value);
  else there.searchParams.delete(name);
  history.replaceState(null, "", there);
}

let opener = null;
export function showBeside(name, { focus = true } = {}) {
  const link = $(`.beside-switch [data-beside="${name}"]`);
  const open = Boolean(places[name]);
  pane.hidden = !open;
  document.body.dataset.besideOpen = open ? name : "";
  remember("beside", open ? name : "");
  press();
  if (!open) return;
  const title = link.textContent.trim();
  $("h2", pane).textContent = title;
  $("[data-own-window]", pane).href = link.href;
  const shown = frame(pane, name, base + "/" + places[name], title);
  if (focus) shown.focus();
}

function showDrawer(open) {
  drawer.hidden = !open;
  remember("curtain", open ? "1" : "");
  press();
  if (open) frame(drawer, "curtain", `${base}/curtain/`, drawer.getAttribute("aria-label"));
}

function press() {
  for (const link of $$(".beside-switch a")) {
    const now = document.body.dataset.besideOpen ?? "";
    const on = "drawer" in link.dataset ? !drawer.hidden : link.dataset.beside === now;
    link.classList.toggle("on", on);
    if (on) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest(".beside-switch a");
  if (link) {
    event.preventDefault();
    opener = link;
    if ("drawer" in link.dataset) showDrawer(drawer.hidden);
    else showBeside(link.dataset.beside === document.body.dataset.besideOpen ? "" : link.dataset.beside);
  } else if (event.target.closest("[data-close-beside]")) {
    showBeside("");
    opener?.focus();
  } else if (event.target.closest("[data-close-drawer]")) {
    showDrawer(false);
    $("[data-drawer]").focus();
  }
});

showBeside(pane.dataset.asked, { focus: false });
if (drawer.dataset.asked) showDrawer(true);
