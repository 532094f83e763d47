// Files in a form: uploaded when they are chosen, put in by their ids.

import { $, request, toast, viewer } from "../dom.js";
import { drawPieces, namesOf, say } from "./list.js";
import { tell } from "./send.js";

const HOST = "[data-element=file_input]";

export function startFiles() {
  document.addEventListener("change", ({ target }) => {
    const host = target.type === "file" && target.closest(HOST);
    if (host) add(host, target);
  });
  document.addEventListener("click", ({ target }) => {
    const host = target.closest?.(".away") && target.closest(HOST);
    if (host) remove(host, target.closest("li").dataset.value);
  });
}

async function add(host, field) {
  const names = namesOf(host);
  say(host, "uploading");
  for (const file of field.files) {
    const id = await upload(file);
    if (id) names.set(id, file.name);
  }
  say(host, "");
  field.value = "";
  settle(host, names);
}

async function upload(file) {
  const form = new FormData();
  form.set("user", viewer);
  form.set("content", file, file.name);
  const { ok, status, value } = await request("/control/upload", form);
  if (!status) toast(document.body.dataset.lost);
  else if (!ok || !value.ok) toast(`${document.body.dataset.failed} (${file.name}: ${value.error})`);
  return value.file;
}

function remove(host, id) {
  const names = namesOf(host);
  names.delete(id);
  settle(host, names);
  $("input", host).focus();
}

function settle(host, names) {
  const before = host.dataset.values;
  host.dataset.values = JSON.stringify([...names.keys()]);
  drawPieces(host, [...names.keys()], names);
  if (before !== host.dataset.values) tell(host);
}
