// "Are you sure?", as the app worded it (…/composition-objects/confirmation-dialog-object).

import { elements } from "../dom.js";

// Resolves to whether the person said yes; at once where the element asks nothing.
export function confirmed(host) {
  if (!host.dataset.confirm) return Promise.resolve(true);
  const asked = JSON.parse(host.dataset.confirm);
  const dialog = draw(asked);
  const before = document.activeElement;
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      before?.focus();
      resolve(dialog.returnValue === "yes");
    });
  });
}

function draw(asked) {
  const dialog = document.createElement("dialog");
  dialog.className = "confirm";
  dialog.setAttribute("aria-labelledby", "confirm-title");
  dialog.setAttribute("aria-describedby", "confirm-text");
  const form = document.createElement("form");
  form.method = "dialog";
  const title = document.createElement("h2");
  title.id = "confirm-title";
  title.textContent = asked.title;
  const text = document.createElement("div");
  text.id = "confirm-text";
  text.append(elements(asked.html)); // written and escaped by the server
  const feet = document.createElement("div");
  feet.className = "modal-foot";
  feet.append(button(asked.deny, "no"), button(asked.confirm, "yes", asked.style));
  form.append(title, text, feet);
  dialog.append(form);
  return dialog;
}

function button(words, value, style = "") {
  const made = document.createElement("button");
  made.className = `button ${style}`.trim();
  made.value = value;
  made.textContent = words;
  return made;
}
