// Make one tree look like another and keep every node that stays: focus, selection, open lists and
// half-typed texts live in the nodes.

// Attributes that scripts set on what the server drew.
const OURS = new Set(["aria-busy", "aria-expanded", "aria-activedescendant", "open", "popover"]);

// `mine(element)`: what stands in it is newer than what the server knows.
export function morph(from, to, mine = () => false) {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
    return;
  }
  if (from.getAttribute("role") === "listbox") return;
  const kept = mine(from);
  attributes(from, to, kept);
  const chosen = kept && from.classList.contains("chosen");
  if (from.nodeName !== "TEXTAREA" && !chosen) children(from, to, mine);
  if (!kept) state(from, to);
}

function attributes(from, to, kept) {
  for (const { name, value } of to.attributes) {
    if (kept && name === "data-values") continue;
    if (OURS.has(name) && from.hasAttribute(name)) continue;
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !OURS.has(name)) from.removeAttribute(name);
  }
}

function state(from, to) {
  const searching = from.getAttribute("role") === "combobox" && from === document.activeElement;
  if (from.nodeName === "INPUT" && from.checked !== to.checked) from.checked = to.checked;
  if (from.nodeName === "OPTION" && from.selected !== to.selected) from.selected = to.selected;
  const typed = ["INPUT", "TEXTAREA", "SELECT"].includes(from.nodeName) && from.type !== "file";
  if (typed && !searching && from.value !== to.value) from.value = to.value;
}

function children(from, to, mine) {
  let here = from.firstChild;
  for (const fresh of [...to.childNodes]) {
    let match = here;
    while (match && !alike(match, fresh)) match = match.nextSibling;
    if (!match) {
      from.insertBefore(fresh, here);
      continue;
    }
    while (here !== match) here = drop(here);
    morph(match, fresh, mine);
    here = match.nextSibling;
  }
  while (here) here = drop(here);
}

function drop(node) {
  const next = node.nextSibling;
  if (!isKept(node)) node.remove();
  return next;
}

// A script's own, which the server never drew: a status line, a message's tools.
const isKept = (node) => node.dataset?.kept !== undefined;

function alike(one, other) {
  return one.nodeName === other.nodeName && !isKept(one) && name(one) === name(other);
}

// An element is known by its id, or by the first one inside it.
function name(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  return node.id || node.dataset.value || (node.querySelector("[id]")?.id ?? "");
}
