// What can be completed: names, commands and verbs of a channel, emoji. Fetched once each.

import { base } from "../dom.js";
import { onNews } from "../live.js";
import { favourites } from "./recent.js";

const byChannel = new Map();
let emoji = null;

onNews((topic) => topic === "directory", () => byChannel.clear());

async function json(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

function kept(map, key, url) {
  if (!map.has(key)) {
    const asked = json(url);
    asked.catch(() => map.delete(key));
    map.set(key, asked);
  }
  return map.get(key);
}

export const namesIn = (channel) => kept(byChannel, channel, `${base}/composer/names/${channel}`);

// Rows of [shortcode, character, group, other words].
export function emojiTable() {
  emoji ??= json(`/composer/emoji/${document.documentElement.lang}`).catch((error) => {
    emoji = null;
    throw error;
  });
  return emoji;
}

export const plain = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// The less the better; null where it does not fit.
function rank(query, name, other = "") {
  const [asked, first, rest] = [plain(query), plain(name), plain(other)];
  if (first === asked) return -1;
  if (first.startsWith(asked)) return 0;
  if (rest.startsWith(asked)) return 1;
  if (` ${first} ${rest}`.replace(/[_-]/g, " ").includes(` ${asked.replace(/[_-]/g, " ")}`)) return 2;
  return null;
}

function best(rows, ranked, most) {
  return rows
    .map((row, order) => ({ row, order, at: ranked(row) }))
    .filter((one) => one.at !== null)
    .sort((a, b) => a.at - b.at || a.order - b.order)
    .slice(0, most)
    .map((one) => one.row);
}

export async function people(channel, query) {
  const { people: all } = await namesIn(channel);
  return best(all, (one) => rank(query, one.name, one.kind === "group" ? "" : one.real), 8);
}

export async function channels(channel, query) {
  const { channels: all } = await namesIn(channel);
  return best(all, (one) => rank(query, one.name), 8);
}

export async function commands(channel, query) {
  const { commands: all } = await namesIn(channel);
  return best(all, (one) => rank(query, one.name), 12);
}

export async function emojiNamed(query, most) {
  const recent = favourites().map(([name]) => name);
  const early = (name) => (recent.includes(name) ? -0.5 : 0);
  return best(
    await emojiTable(),
    ([name, , , other]) => {
      const at = rank(query, name, other);
      return at === null ? null : at + early(name);
    },
    most,
  );
}
