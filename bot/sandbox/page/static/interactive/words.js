// The words of this part in the reader's language; every fragment of the modals brings them.

const said = {};

export function learn(content) {
  const holder = content.querySelector(".interactive-words");
  if (holder) Object.assign(said, holder.dataset);
}

export const word = (name) => said[name] ?? "";
