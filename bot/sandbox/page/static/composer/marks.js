// Ctrl+B and its like: mrkdwn marks around what is selected; again takes them away.

import { type } from "./kit.js";

const MARKS = { b: "*", i: "_", e: "`" };
const SHIFTED = { x: "~", c: "`" };

export function marked(text, event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const mark = (event.shiftKey ? SHIFTED : MARKS)[event.key.toLowerCase()];
  if (!mark) return false;
  const { selectionStart: start, selectionEnd: end, value } = text;
  const around = value.slice(start - 1, start) === mark && value.slice(end, end + 1) === mark;
  const chosen = value.slice(start, end);
  if (around) {
    type(text, start - 1, end + 1, chosen);
    text.setSelectionRange(start - 1, end - 1);
  } else {
    type(text, start, end, `${mark}${chosen}${mark}`);
    text.setSelectionRange(start + 1, end + 1);
  }
  return true;
}
