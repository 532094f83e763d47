// The lightning button: global shortcuts of the apps, and their commands.

import { toast } from "../dom.js";
import { namesIn } from "./candidates.js";
import { kit, post, why, word } from "./kit.js";
import { menuItem, openMenu } from "./menu.js";

function heading(words) {
  const line = document.createElement("p");
  line.className = "menu-head";
  line.textContent = words;
  return line;
}

// `onCommand(name)` gets the command that was chosen; shortcuts are used here.
export async function openShortcuts(anchor, channel, onCommand) {
  const [names] = await Promise.all([namesIn(channel), kit()]);
  const lines = document.createDocumentFragment();
  if (names.shortcuts.length) lines.append(heading(word("global")));
  for (const { id, name, app } of names.shortcuts) {
    const item = menuItem(name, app);
    item.dataset.shortcut = id;
    lines.append(item);
  }
  if (names.commands.length) lines.append(heading(word("commands")));
  for (const { name, about } of names.commands) {
    const item = menuItem(name, about);
    item.dataset.command = name;
    lines.append(item);
  }
  if (!lines.childElementCount) lines.append(heading(word("no-shortcuts")));
  openMenu(anchor, lines, ({ dataset }) => {
    if (dataset.command) onCommand(dataset.command);
    else useShortcut(dataset.shortcut);
  });
}

// A shortcut, on a message where `place` names one. What went wrong is told.
export async function useShortcut(name, place = {}) {
  const done = await post("shortcut", { name, ...place });
  if (!done.ok) toast(why(done.error));
  else if (done.delivered && !done.delivered.ok) {
    toast(word("app-silent", { why: done.delivered.error || done.delivered.status }));
  }
}
