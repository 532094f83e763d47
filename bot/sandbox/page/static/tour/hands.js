// Doing a step for somebody: as they would, in the same fields and with the same buttons.

import { send } from "/static/dom.js";
import { find } from "./find.js";

export function type(typed) {
  let last = null;
  for (const one of typed) {
    const field = find(one);
    if (!field) continue;
    last = field;
    if (field.type === "radio") field.click();
    else write(field, one.text);
  }
  last?.focus();
}

function write(field, text) {
  field.value = text;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}

export async function press({ press: spot, to }, button) {
  button.disabled = true;
  try {
    if (to) await send("/control/house/clock", { to });
    else find(spot)?.click();
  } finally {
    button.disabled = false;
  }
}
