// The emoji this person used lately, the latest first, six of them.

import { viewer } from "../dom.js";

const KEY = `emoji:${viewer}`;
const FIRST = [
  ["white_check_mark", "✅"],
  ["eyes", "👀"],
  ["raised_hands", "🙌"],
  ["tada", "🎉"],
  ["heart", "❤️"],
  ["+1", "👍"],
];

export function favourites() {
  let used = [];
  try {
    used = JSON.parse(localStorage.getItem(KEY) ?? "[]");
  } catch {
    used = [];
  }
  const names = new Set(used.map(([name]) => name));
  return [...used, ...FIRST.filter(([name]) => !names.has(name))].slice(0, 6);
}

export function used(name, character) {
  const others = favourites().filter(([known]) => known !== name);
  localStorage.setItem(KEY, JSON.stringify([[name, character], ...others].slice(0, 6)));
}
