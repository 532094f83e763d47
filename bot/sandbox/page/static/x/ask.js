// The control API of X. A refusal comes back as X's words: the caller shows them where they belong.

import { request } from "/static/dom.js";

export async function ask(path, body, method) {
  const { ok, status, value } = await request(`/control/x${path}`, body, method);
  if (!status) return { ok: false, lost: true, words: document.body.dataset.lost };
  const refused = ok ? value.refused : (value.error ?? String(status));
  return refused ? { ok: false, words: words(refused) } : { ok: true, value };
}

function words(error) {
  if (typeof error === "string") return error;
  const told = (error.errors ?? []).map((one) => one.message).filter(Boolean);
  return told.join(" ") || error.detail || error.title;
}
