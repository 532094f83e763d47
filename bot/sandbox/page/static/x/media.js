// Pictures for a post: chosen, described, sent along. They stay until X took the post.

import { $ } from "/static/dom.js";

export function pictures(form) {
  const chooser = $("[type=file]", form);
  const list = $(".chosen", form);

  function show() {
    list.replaceChildren(...[...chooser.files].map(line));
    list.hidden = chooser.files.length === 0;
  }

  function line(file) {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const alt = document.createElement("input");
    alt.maxLength = 1000;
    label.append(`${list.dataset.alt}: ${file.name}`, alt);
    item.append(label);
    return item;
  }

  chooser.addEventListener("change", show);
  return {
    allowed(yes) {
      $(".pictures", form).hidden = !yes;
      if (!yes) this.clear();
    },
    clear() {
      chooser.value = "";
      show();
    },
    async read() {
      const alts = [...list.querySelectorAll("input")].map((one) => one.value);
      const contents = await Promise.all([...chooser.files].map(base64));
      return contents.map((content, at) => ({ content, alt: alts[at] ?? "" }));
    },
  };
}

async function base64(file) {
  const url = await new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(",") + 1);
}
