// Draw something anew where it stands: what somebody uses just now stays under their hands.

import { morph } from "./morph.js";
import { HOST } from "./place.js";
import { isNewer, remember } from "./send.js";

const within = (one) => {
  const host = one.closest(HOST);
  return host !== null && isNewer(host);
};

export function redraw(old, fresh) {
  morph(old, fresh, within);
  remember(old, isNewer);
}
