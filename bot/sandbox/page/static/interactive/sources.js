// Where the choices of a lookup come from: Slack itself, the app, or the element.

import { act, base } from "../dom.js";
import { addressOf, placeOf } from "./place.js";

const unescaped = (text = "") =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const plain = (option) => ({
  value: option.value,
  text: unescaped(option.text.text),
  about: unescaped(option.description?.text),
  option,
});

// [{value, text, about, option?}] for what is typed; null where more must be typed first.
export async function choicesOf(host, query) {
  const source = host.dataset.source;
  if (source === "static") return among(JSON.parse(host.dataset.options), query);
  if (query.length < Number(host.dataset.minQuery ?? 0)) return null;
  if (source === "external") {
    const asked = { ...placeOf(host).args, ...addressOf(host), query };
    return (await act("options", asked)).options.map(plain);
  }
  const answer = await fetch(`${base}/choices/${source}?${filters(host, query)}`);
  return (await answer.json()).options;
}

function among(options, query) {
  const wanted = query.toLocaleLowerCase();
  return options.filter((one) => one.text.toLocaleLowerCase().includes(wanted));
}

function filters(host, query) {
  const filter = JSON.parse(host.dataset.filter ?? "{}");
  const asked = new URLSearchParams({ query });
  for (const kind of filter.include ?? []) asked.append("include", kind);
  if (filter.exclude_external_shared_channels) asked.set("strangers", "no");
  if (filter.exclude_bot_users) asked.set("bots", "no");
  return asked;
}
