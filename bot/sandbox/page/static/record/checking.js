// Verifying the chain and comparing it with a head line.

import { $, elements, fragment, toast } from "/static/dom.js";

// The server sends a line of JSON as long as it walks; the last one has the result.
export async function verify(here) {
  const button = $("#verify");
  const place = $("#verified");
  const bar = $("#walked");
  button.disabled = true;
  try {
    const answer = await fetch(`${here}/verify`);
    if (!answer.ok) throw new Error(`verify: ${answer.status}`);
    for await (const told of lines(answer.body)) {
      if (told.html) {
        place.replaceChildren(elements(told.html));
        bar.hidden = true;
      } else {
        bar.hidden = false;
        bar.max = told.all;
        bar.value = told.done;
        place.textContent = told.words;
      }
    }
  } catch (error) {
    toast(document.body.dataset.lost);
    throw error;
  } finally {
    bar.hidden = true;
    button.disabled = false;
    button.focus();
  }
}

async function* lines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    for (const part of parts) yield JSON.parse(part);
  }
}

export async function check(here) {
  const field = $("#line");
  const line = field.value.trim();
  const place = $("#compared");
  if (!line) {
    place.textContent = $("#check-form").dataset.empty;
    field.focus();
    return;
  }
  const html = await fragment(`${here}/check?${new URLSearchParams({ line })}`);
  if (html !== null) place.replaceChildren(elements(html));
}
