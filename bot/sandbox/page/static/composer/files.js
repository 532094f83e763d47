// Files to be shared with a message: chosen, dropped or pasted; a chip each, with alt text for
// images and a bar while it is sent.

import { $, elements, viewer } from "../dom.js";
import { kit, why, word } from "./kit.js";

const LIMIT = 20 * 1024 * 1024;
const SIDE = 72;

const size = (bytes) => {
  const unit = bytes < 1e6 ? ["kilobyte", 1e3] : ["megabyte", 1e6];
  const style = { style: "unit", unit: unit[0], maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(bytes / unit[1]);
};

// A small picture of an image; nothing where the browser cannot read it.
async function preview(file, into) {
  const image = await createImageBitmap(file).catch(() => null);
  if (!image) return;
  const canvas = document.createElement("canvas");
  const scale = Math.min(1, SIDE / Math.min(image.width, image.height));
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  into.replaceChildren(canvas);
}

function altFor(file) {
  const field = document.createElement("input");
  field.className = "field composer-file-alt";
  field.placeholder = word("alt", { name: file.name });
  field.setAttribute("aria-label", field.placeholder);
  return field;
}

// Send one file; `{ok, error}`.
function upload(fields, onProgress) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const request = new XMLHttpRequest();
  return new Promise((done) => {
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded / event.total));
    request.addEventListener("error", () => done({ ok: false, error: "lost" }));
    request.addEventListener("load", () => {
      let ok = request.status === 200;
      let error = request.status === 413 ? "file_too_large" : String(request.status);
      try {
        const told = JSON.parse(request.responseText);
        ok &&= told.ok;
        error = told.error ?? error;
      } catch {
        // the status says it
      }
      done({ ok, error });
    });
    request.open("POST", "/control/upload");
    request.send(form);
  });
}

export function files(form) {
  const list = $("[data-files]", form);
  const chooser = $("[data-chooser]", form);
  const text = $("[data-text]", form);
  let waiting = [];

  function show() {
    list.hidden = waiting.length === 0;
    form.classList.toggle("with-files", waiting.length > 0);
  }

  function remove(one) {
    const at = waiting.indexOf(one);
    waiting = waiting.filter((other) => other !== one);
    one.chip.remove();
    show();
    (waiting[Math.min(at, waiting.length - 1)]?.button ?? text).focus();
  }

  async function add(chosen) {
    const root = await kit();
    for (const file of chosen) {
      const chip = $("li", elements($("#composer-file", root).innerHTML));
      const one = { file, chip, button: $("button", chip), alt: null };
      $(".composer-file-name", chip).textContent = file.name;
      $(".composer-file-size", chip).textContent = size(file.size);
      one.button.setAttribute("aria-label", word("remove-file", { name: file.name }));
      one.button.addEventListener("click", () => remove(one));
      if (file.type.startsWith("image/")) {
        one.alt = altFor(file);
        $(".composer-file-facts", chip).append(one.alt);
        preview(file, $(".composer-file-look", chip));
      }
      if (file.size > LIMIT) $(".composer-file-wrong", chip).textContent = why("file_too_large");
      waiting.push(one);
      list.append(chip);
    }
    show();
  }

  // Share what waits, the first with the comment. What was refused stays; `{ok, error, said}`,
  // `said` when the comment is out.
  async function share({ channel, thread, comment }) {
    let said = false;
    let error = "";
    for (const one of [...waiting]) {
      const bar = $("progress", one.chip);
      bar.hidden = false;
      bar.setAttribute("aria-label", word("uploading", { name: one.file.name }));
      const done = await upload(
        {
          user: viewer, channel, thread_ts: thread, name: one.file.name, content: one.file,
          comment: said ? "" : comment, alt_text: one.alt?.value.trim() ?? "",
        },
        (share) => (bar.value = share),
      );
      bar.hidden = true;
      if (done.ok) {
        said = true;
        waiting = waiting.filter((other) => other !== one);
        one.chip.remove();
      } else {
        error ||= done.error;
        $(".composer-file-wrong", one.chip).textContent = why(done.error);
      }
    }
    show();
    return { ok: !error, error, said };
  }

  $("[data-attach]", form).addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", async () => {
    await add([...chooser.files]);
    chooser.value = "";
    text.focus();
  });
  text.addEventListener("paste", (event) => {
    const { files: pasted, types } = event.clipboardData;
    if (!pasted.length || types.includes("text/plain")) return;
    event.preventDefault();
    add([...pasted]);
  });
  form.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("dropping");
  });
  form.addEventListener("dragleave", () => form.classList.remove("dropping"));
  form.addEventListener("drop", (event) => {
    form.classList.remove("dropping");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });
  return { share, count: () => waiting.length };
}
