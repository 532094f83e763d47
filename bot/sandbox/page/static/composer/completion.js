// The list of suggestions at a text area: commands and their verbs, people, channels, emoji.
// The focus stays in the text; the list is pointed at by aria-activedescendant.

import { $ } from "../dom.js";
import { channels, commands, emojiNamed, namesIn, people } from "./candidates.js";
import { kit, place, type, word } from "./kit.js";
import { used } from "./recent.js";

const MARKS = [
  { kind: "emoji", at: /(?:^|[\s(]):([\p{L}0-9_+'-]{2,40})$/iu },
  { kind: "person", at: /(?:^|[\s(])@((?!\s)[^\n@]{0,40})$/u },
  { kind: "channel", at: /(?:^|[\s(])#([\p{L}\p{N}_-]{0,80})$/u },
];

// What is being typed before the caret: its kind, what of it is there, where it starts.
export function partAt(before, commanding) {
  const command = commanding && before.match(/^(\/[\w-]*)$/);
  if (command) return { kind: "command", query: command[1], start: 0 };
  const verb = commanding && before.match(/^(\/[\w-]+)\s+([^\s@#]*)$/);
  if (verb) return { kind: "verb", query: verb[2], of: verb[1], start: before.length - verb[2].length };
  const found = MARKS.flatMap(({ kind, at }) => {
    const query = before.match(at)?.[1];
    return query === undefined ? [] : [{ kind, query, start: before.length - query.length - 1 }];
  });
  return found.sort((a, b) => b.start - a.start)[0] ?? null;
}

async function offered(part, channel) {
  switch (part.kind) {
    case "command":
      return (await commands(channel, part.query)).map((one) => ({
        typed: `${one.name} `, head: one.name, hint: one.hint, note: one.about, group: one.app,
      }));
    case "verb":
      return verbs(part, channel);
    case "person":
      return (await people(channel, part.query)).map((one) => ({
        typed: `@${one.name} `, head: `@${one.name}`, hint: one.real, note: one.note,
      }));
    case "channel":
      return (await channels(channel, part.query)).map((one) => ({
        typed: `#${one.name} `, head: `#${one.name}`, note: one.note,
      }));
    default:
      return (await emojiNamed(part.query, 8)).map(([name, character]) => ({
        typed: `:${name}: `, head: `:${name}:`, picture: character, name,
      }));
  }
}

async function verbs(part, channel) {
  const { commands: all } = await namesIn(channel);
  const forms = all.find((one) => one.name === part.of)?.forms ?? [];
  const asked = part.query.toLowerCase();
  const fitting = forms.filter((form) => form.verb && form.verb.toLowerCase().startsWith(asked));
  if (fitting.some((form) => form.verb.toLowerCase() === asked)) return [];
  return fitting.map(({ verb, arguments: wanted }) => ({
    typed: `${verb} `, head: verb, hint: wanted.join(" "),
  }));
}

function option(one, index) {
  const line = document.createElement("li");
  line.id = `completion-${index}`;
  line.setAttribute("role", "option");
  line.setAttribute("aria-selected", "false");
  for (const [part, said] of Object.entries({
    picture: one.picture, head: one.head, hint: one.hint, note: one.note, group: one.group,
  })) {
    if (!said) continue;
    const span = document.createElement("span");
    span.className = `completion-${part}`;
    span.textContent = said;
    line.append(span, " ");
  }
  return line;
}

// Offer completions at `text`. `key(event)` answers whether it took a key.
export function completion(text, { channel, commanding }) {
  const state = { part: null, options: [], at: -1, asked: 0 };
  const list = () => $("#completion");
  const mine = () => state.options.length > 0;

  function close() {
    state.asked += 1;
    if (!mine()) return;
    state.options = [];
    list().hidePopover();
    for (const name of ["aria-controls", "aria-activedescendant"]) text.removeAttribute(name);
  }

  function point(index) {
    const count = state.options.length;
    state.at = (index + count) % count;
    for (const [n, line] of [...list().children].entries()) {
      line.setAttribute("aria-selected", String(n === state.at));
      if (n === state.at) line.scrollIntoView({ block: "nearest" });
    }
    text.setAttribute("aria-activedescendant", `completion-${state.at}`);
  }

  function choose(index) {
    const { typed, name, picture } = state.options[index];
    if (name) used(name, picture);
    const { start } = state.part;
    close();
    const rest = text.value.slice(text.selectionEnd);
    type(text, start, text.selectionEnd, rest.startsWith(" ") ? typed.trimEnd() : typed);
  }

  function show(options) {
    const before = state.options.length;
    state.options = options;
    list().replaceChildren(...options.map(option));
    list().onmousedown = (event) => event.preventDefault();
    list().onclick = (event) => {
      const line = event.target.closest("[role=option]");
      if (line) choose([...list().children].indexOf(line));
    };
    list().showPopover();
    list().style.width = `${Math.min(text.getBoundingClientRect().width, 560)}px`;
    settle();
    text.setAttribute("aria-controls", "completion");
    // Nobody who sends a bare command may get a verb that they did not ask for.
    if (state.part.kind === "verb" && !state.part.query) {
      state.at = -1;
      text.removeAttribute("aria-activedescendant");
    } else point(0);
    if (before !== options.length) say(options.length);
  }

  // Stand over the box, which grows.
  function settle() {
    if (mine()) place(list(), text.closest(".composer-box") ?? text, { above: true });
  }

  function say(count) {
    const said = count === 1 ? word("suggestion") : word("suggestions", { count });
    $("#completion-said").textContent = said;
  }

  async function look() {
    const caret = text.selectionEnd;
    const plainly = text.selectionStart === caret && document.activeElement === text;
    const part = plainly ? partAt(text.value.slice(0, caret), commanding) : null;
    if (!part) return close();
    const asked = (state.asked += 1);
    const [options] = await Promise.all([offered(part, channel), kit()]);
    if (asked !== state.asked) return;
    if (!options.length) return close();
    state.part = part;
    show(options);
  }

  function key(event) {
    if (!mine() || event.ctrlKey || event.metaKey || event.altKey) return false;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) point(state.at === -1 && steps[event.key] < 0 ? -1 : state.at + steps[event.key]);
    else if (event.key === "Escape") close();
    else if (event.key === "Tab" && !event.shiftKey) choose(Math.max(state.at, 0));
    else if (event.key === "Enter" && !event.shiftKey && state.at >= 0) choose(state.at);
    else return false;
    return true;
  }

  text.addEventListener("input", look);
  text.addEventListener("click", look);
  text.addEventListener("keyup", (event) => {
    if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) look();
  });
  text.addEventListener("blur", close);
  return { key, close, look, settle };
}

// How the command on this line goes on: `/plan add <what>`; "" where there is nothing to tell.
export async function usage(line, channel) {
  const [, name, verb] = line.match(/^(\/[\w-]+)\s+(?:(\S+)\s)?/) ?? [];
  if (!name) return "";
  const { commands: all } = await namesIn(channel);
  const found = all.find((one) => one.name === name);
  if (!found) return "";
  const form = found.forms.find((one) => verb && one.verb.toLowerCase() === verb.toLowerCase());
  if (form) return [name, form.verb, ...form.arguments].join(" ");
  const bare = found.forms.find((one) => !one.verb);
  if (verb && !bare) return "";
  return `${name} ${found.hint}`.trim();
}
