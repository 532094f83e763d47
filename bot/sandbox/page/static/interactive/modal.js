// The modal in front of the person: one dialog whose content is the topmost view.

import { $, $$, act, base, elements, fragment, gather, viewer } from "../dom.js";
import { onNews } from "../live.js";
import { claim, release } from "./claim.js";
import { HOST, again } from "./place.js";
import { redraw } from "./redraw.js";
import { flush, remember, tellings } from "./send.js";
import { learn, word } from "./words.js";

const CONTROLS = "input, select, textarea, [role=combobox]";
const TYPED = ["text", "textarea", "url"];
const stoodAt = new Map(); // view → what had the focus when another came above it
const dialog = document.createElement("dialog");
const status = document.createElement("p");
const gone = new Set(); // views that were closed here and may still stand there for a moment
let opener = null;
let submitting = "";

export const refresh = gather(async () => {
  const before = tellings();
  const content = elements(await fragment(`${base}/modals`));
  if (tellings() !== before) {
    refresh(); // drawn before what was just typed had come
    return;
  }
  learn(content);
  const form = $("form.modal", content);
  if (!form) {
    release();
    hide();
  } else if (claim(form.dataset.root, refresh)) {
    show(form);
  } else {
    hide();
  }
});

export function startModals() {
  dialog.id = "modal";
  dialog.className = "modal-dialog";
  dialog.setAttribute("aria-labelledby", "modal-title");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  ($("#modals") ?? document.body).append(dialog);
  dialog.addEventListener("keydown", escape);
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-modal]");
    if (button) close(button, button.dataset.modal === "everything");
  });
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(event.target);
  });
  onNews((topic) => topic === `modal:${viewer}`, refresh);
  refresh();
}

function show(form) {
  const now = $("form.modal", dialog);
  if (now?.id === form.id) {
    redraw(now, form);
    toErrors(now);
    return;
  }
  gone.delete(form.dataset.view);
  if (now) leave(now);
  if (!dialog.open) opener = document.activeElement;
  dialog.replaceChildren(form, status);
  remember(form);
  if (!dialog.open) dialog.showModal();
  const focused = returned(form) ?? first(form);
  focused.focus();
  if (TYPED.includes(focused.type)) focused.setSelectionRange(-1, -1); // at the end of its text
  status.textContent = $("#modal-title", form).textContent;
}

// What is half-typed there now is told to nobody: the view is not in front any more.
function leave(form) {
  stoodAt.set(form.dataset.view, document.activeElement);
  form.dataset.gone = "";
}

function returned(form) {
  const stood = stoodAt.get(form.dataset.view);
  stoodAt.delete(form.dataset.view);
  if (stood?.id) return document.getElementById(stood.id);
  return stood?.matches(HOST) ? again(stood, form) : null;
}

function first(form) {
  const body = $(".modal-body", form);
  const controls = $$(CONTROLS, body).filter((one) => !one.disabled && one.offsetParent);
  const wanted = controls.find((one) => one.autofocus) ?? controls[0];
  return wanted ?? $("#modal-submit", form) ?? $("#modal-close", form);
}

function hide() {
  if (!dialog.open) return;
  leave($("form.modal", dialog));
  dialog.close();
  dialog.replaceChildren();
  stoodAt.clear();
  const back = opener?.isConnected ? opener : opener?.closest && again(opener);
  (back ?? $("[data-composer] textarea, [data-composer] [contenteditable], main"))?.focus();
  opener = null;
}

// After a submission: to the first answer that needs another look.
function toErrors(form) {
  if (submitting !== form.dataset.view) return;
  const wrong = $$("p.error", form)[0]?.closest(".block");
  if (!wrong) return;
  submitting = "";
  status.textContent = word("attention");
  $(CONTROLS, wrong)?.focus();
}

async function submit(form) {
  const button = $("#modal-submit", form);
  if (!button || gone.has(form.dataset.view)) return;
  await once(button, async () => {
    await flush(form);
    submitting = form.dataset.view;
    status.textContent = "";
    const { closed } = await act("submit", { view_id: form.dataset.view });
    if (closed) gone.add(form.dataset.view);
  });
  await refresh();
  submitting = "";
}

async function close(button, everything) {
  const form = button.closest("form");
  if (gone.has(form.dataset.view)) return;
  await once(button, async () => {
    await flush(form);
    await act("close", { view_id: form.dataset.view, everything });
    gone.add(form.dataset.view);
  });
  refresh();
}

function escape(event) {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  event.preventDefault();
  close($("#modal-close", dialog), false);
}

async function once(button, work) {
  if (button.getAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  try {
    await work();
  } catch (error) {
    console.info(String(error)); // the person has read it
  } finally {
    button.removeAttribute("aria-busy");
  }
}
