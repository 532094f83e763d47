// What the tour points at: a ring with an arrow around it, and the panel out of its way.

import { area } from "./find.js";

const GAP = 6; // px around what is meant
const EDGE = 2; // px to the window's
const ROOM = 44; // px for the arrow
const TRIES = 3; // to bring it into view; then whoever scrolls is left alone
const CORNERS = ["bottom-left", "top-right", "bottom-right", "top-left"];
const ring = document.createElement("div");
ring.className = "tour-ring";
ring.hidden = true;
let meant = null;
let chosen = ""; // the corner that somebody chose
let tries = 0;
let drawing = 0;

export function point(element, place) {
  if (ring.parentNode !== place) place.prepend(ring);
  tries = element === meant ? tries - 1 : TRIES;
  meant = element;
  if (element && tries > 0 && !inView(element)) element.scrollIntoView({ block: "center" });
  draw();
}

// Whether all of it can be seen, or as much as there is room for.
function inView(element) {
  const at = area(element);
  const { height } = element.getBoundingClientRect();
  return at !== null && at.bottom - at.top >= Math.min(height, innerHeight / 2) - 1;
}

function draw() {
  const at = meant?.isConnected ? area(meant) : null;
  ring.hidden = !at;
  if (!at) return;
  const edge = (where, far) => Math.min(Math.max(where, EDGE), far - EDGE);
  const left = edge(at.left - GAP, innerWidth);
  const top = edge(at.top - GAP, innerHeight);
  Object.assign(ring.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${edge(at.right + GAP, innerWidth) - left}px`,
    height: `${edge(at.bottom + GAP, innerHeight) - top}px`,
  });
  ring.dataset.side = top > ROOM ? "above" : innerHeight - at.bottom > ROOM ? "below" : "inside";
}

const redraw = () => {
  cancelAnimationFrame(drawing);
  drawing = requestAnimationFrame(draw);
};
document.addEventListener("scroll", redraw, { capture: true, passive: true });
addEventListener("resize", redraw);

// Back to where it stands best; afterwards it stays as long as it covers nothing.
export function settle(panel) {
  panel.dataset.corner = chosen || CORNERS[0];
}

// To the first corner where the panel covers nothing of it; `onward`: where somebody wants it.
export function dodge(panel, element, { onward = false } = {}) {
  const now = panel.dataset.corner ?? CORNERS[0];
  if (onward) chosen = CORNERS[(CORNERS.indexOf(now) + 1) % CORNERS.length];
  if (chosen || !element) {
    panel.dataset.corner = chosen || now;
    return;
  }
  const free = (corner) => {
    panel.dataset.corner = corner;
    return !covers(panel.getBoundingClientRect(), area(element));
  };
  if (!free(now) && !CORNERS.some(free)) panel.dataset.corner = now;
}

function covers(one, other) {
  return (
    other &&
    one.left < other.right + ROOM &&
    other.left - GAP < one.right &&
    one.top < other.bottom + GAP &&
    other.top - GAP < one.bottom
  );
}
