// The control API of X. A refusal comes back as X's words: the caller shows them where they belong.

export async function ask(path, body, method = "POST") {
  let answer;
  try {
    answer = await fetch(`/control/x${path}`, {
      method,
      headers: { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    return { ok: false, lost: true, words: document.body.dataset.lost };
  }
  const value = await answer.json().catch(() => ({}));
  const refused = answer.ok ? value.refused : (value.error ?? String(answer.status));
  return refused ? { ok: false, words: words(refused) } : { ok: true, value };
}

function words(error) {
  if (typeof error === "string") return error;
  const told = (error.errors ?? []).map((one) => one.message).filter(Boolean);
  return told.join(" ") || error.detail || error.title;
}
