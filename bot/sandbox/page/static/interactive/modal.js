// The modal in front of the person: one dialog whose content is the topmost view.

import { $, $$, act, base, elements, fragment, gather, viewer } from "../dom.js";
import { onNews } from "../live.js";
import { claim, release } from "./claim.js";
import { morph } from "./morph.js";
import { HOST, again } from "./place.js";
import { changedSince, flush, remember } from "./send.js";
import { learn, word } from "./words.js";

const CONTROLS = "input, select, textarea, [role=combobox]";
const stoodAt = new Map(); // view → the id of what had the focus when another came above it
const dialog = document.createElement("dialog");
const status = document.createElement("p");
let opener = null;
let submitting = "";

export const refresh = gather(async () => {
  const content = elements(await fragment(`${base}/modals`));
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
    const mine = (one) => one.matches(HOST) && one.isConnected && changedSince(one);
    const within = (one) => mine(one.closest(HOST) ?? one);
    morph(now, form, within);
    remember(now, mine);
    toErrors(now);
    return;
  }
  if (now) stoodAt.set(now.dataset.view, document.activeElement?.id);
  if (!dialog.open) opener = document.activeElement;
  dialog.replaceChildren(form, status);
  remember(form);
  if (!dialog.open) dialog.showModal();
  (document.getElementById(stoodAt.get(form.dataset.view)) ?? first(form)).focus();
  stoodAt.delete(form.dataset.view);
  status.textContent = $("#modal-title", form).textContent;
}

function first(form) {
  const body = $(".modal-body", form);
  const controls = $$(CONTROLS, body).filter((one) => !one.disabled && one.offsetParent);
  const wanted = controls.find((one) => one.autofocus) ?? controls[0];
  return wanted ?? $("#modal-submit", form) ?? $("#modal-close", form);
}

function hide() {
  if (!dialog.open) return;
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
  if (!button) return;
  await once(button, async () => {
    await flush(form);
    submitting = form.dataset.view;
    status.textContent = "";
    await act("submit", { view_id: form.dataset.view });
  });
  await refresh();
  submitting = "";
}

async function close(button, everything) {
  const form = button.closest("form");
  await once(button, async () => {
    await flush(form);
    await act("close", { view_id: form.dataset.view, everything });
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
