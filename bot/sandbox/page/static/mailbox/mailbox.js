// The list of mails follows what comes in; what was opened is remembered in this browser. What is
// written back goes the way of mail.

import { $, $$, fragment, gather, send, swap } from "/static/dom.js";
import { onNews } from "/static/live.js";

const KEY = "rapport-mail-read";
const list = $("#mails");

function read() {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
  } catch {
    return new Set();
  }
}

function mark() {
  const seen = read();
  for (const mail of $$(".mail", list)) {
    const fresh = !seen.has(Number(mail.dataset.number));
    mail.classList.toggle("fresh", fresh);
    $(".unread", mail).hidden = !fresh;
  }
}

const open = $(".mail[aria-current]", list);
if (open) localStorage.setItem(KEY, JSON.stringify([...read().add(Number(open.dataset.number))]));
mark();
open?.scrollIntoView({ block: "nearest" });

const refresh = gather(async () => {
  const html = await fragment(location.href);
  if (html !== null) {
    swap(list, html);
    mark();
  }
});
onNews((topic) => topic === "mail", refresh);

const choice = $("#to");
choice?.addEventListener("change", () => choice.form.requestSubmit());
if (choice) $("#show").hidden = true;

const answer = $("#answer");
answer?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const [words, button, told] = [$("textarea", answer), $("button", answer), $("[data-sent]", answer)];
  button.disabled = true;
  told.textContent = "";
  try {
    const number = Number(answer.dataset.number);
    await send("/control/house/mail/answer", { number, text: words.value });
    words.value = "";
    told.textContent = told.dataset.sent;
  } catch {
    // said by `send`
  } finally {
    button.disabled = false;
  }
});
