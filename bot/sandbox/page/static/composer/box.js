// A text area in which a message is written: grows with its text, sends on Enter, completes,
// tells why something was refused.

import { $ } from "../dom.js";
import { completion, usage } from "./completion.js";
import { type, why } from "./kit.js";
import { marked } from "./marks.js";
import { pick } from "./picker.js";

const touched = matchMedia("(pointer: coarse)");

export function box(form, { commanding = false, onKey = () => false } = {}) {
  const text = $("[data-text]", form);
  const refused = $("[data-refused]", form);
  const hint = $("[data-hint]", form);
  const { channel } = form.dataset;
  const completing = completion(text, { channel, commanding });

  function grow() {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
  }

  async function tell() {
    if (!hint) return;
    const line = text.value;
    const said = commanding && line.startsWith("/") ? await usage(line, channel) : "";
    if (line === text.value) hint.textContent = said;
    completing.settle();
  }

  function refuse(error) {
    refused.textContent = error ? why(error) : "";
  }

  function set(words) {
    text.value = words;
    text.setSelectionRange(words.length, words.length);
    changed();
  }

  function changed() {
    grow();
    tell();
    form.classList.toggle("filled", text.value.trim() !== "");
    form.dispatchEvent(new CustomEvent("composer:typed"));
  }

  function insert(words) {
    type(text, text.selectionStart, text.selectionEnd, words);
  }

  text.addEventListener("input", () => {
    refuse("");
    changed();
  });
  text.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const sends = event.key === "Enter" && !event.shiftKey && !event.altKey;
    if (completing.key(event) || marked(text, event) || onKey(event)) {
      event.stopPropagation();
    } else if (sends && (!touched.matches || event.ctrlKey || event.metaKey)) {
      form.requestSubmit();
    } else return;
    event.preventDefault();
  });
  $("[data-pick-emoji]", form).addEventListener("click", async (event) => {
    const chosen = await pick(event.currentTarget);
    if (chosen) insert(`:${chosen}: `);
    else text.focus();
  });
  grow();
  return { text, insert, refuse, set, look: completing.look };
}
