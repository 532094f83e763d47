// Small tools that every part uses: fetching fragments, acting through the control API, toasts.

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
export const viewer = document.body.dataset.viewer;
export const base = document.body.dataset.base;

// HTML of a fragment; null where it is gone (404).
export async function fragment(url) {
  const answer = await fetch(url, { headers: { "X-Fragment": "1" } });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.text();
}

export function elements(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

// One action of the control API as this person, `act("say", {channel, text})`. Answers its JSON;
// a refusal is told to the person and thrown.
export async function act(action, args = {}, path = "/control/") {
  return send(path + action, { user: viewer, ...args });
}

export async function send(url, body = {}, method = "POST") {
  const { ok, status, value } = await request(url, method === "GET" ? undefined : body, method);
  if (ok && value.ok !== false) return value;
  const why = value.error ?? status;
  toast(status ? `${document.body.dataset.failed} (${why})` : document.body.dataset.lost);
  throw new Error(`${url}: ${why}`);
}

// One request with JSON or a form; throws nothing. `status` is 0 where the connection was lost; `value` is
// what came, {error} where that is no JSON.
export async function request(url, body, method = "POST") {
  const form = body instanceof FormData;
  try {
    const answer = await fetch(url, {
      method,
      headers: form ? {} : { "Content-Type": "application/json" },
      body: form || body === undefined ? body : JSON.stringify(body),
    });
    return { ok: answer.ok, status: answer.status, value: parsed(await answer.text()) };
  } catch {
    return { ok: false, status: 0, value: {} };
  }
}

function parsed(text) {
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    return { error: text };
  }
}

export function toast(words) {
  const line = document.createElement("div");
  line.className = "toast";
  line.textContent = words;
  toasts().append(line);
  setTimeout(() => line.remove(), 6000);
}

// In the dialog in front if there is one: what is behind it is neither seen nor read out.
function toasts() {
  const front = $$("dialog:modal").at(-1);
  if (!front) return $("#toasts");
  const place = $(".toasts", front) ?? document.createElement("div");
  place.className = "toasts";
  place.setAttribute("role", "status");
  front.append(place);
  return place;
}

// Put `html` into `place` and keep the focus, the text selection and what is open (`<details>`)
// where the new content has an element with the same id.
export function swap(place, html) {
  const active = document.activeElement;
  const id = place.contains(active) ? active.id : "";
  const at = id && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  const open = $$("details[open][id]", place).map((one) => one.id);
  place.replaceChildren(elements(html));
  for (const one of open) document.getElementById(one)?.setAttribute("open", "");
  const back = id && document.getElementById(id);
  if (back) {
    back.focus({ preventScroll: true });
    if (at && at[0] !== null) back.setSelectionRange?.(...at);
  }
}

// At most one run of `work` at a time; calls meanwhile make one more run at the end.
export function gather(work) {
  let running = false;
  let again = false;
  return async function run() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      running = false;
    }
  };
}
