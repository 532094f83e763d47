// Where the focus was in a piece of the page that is drawn anew.

// What is focused in `root`: enough to find it again in a fresh copy; null where nothing is.
export function focusKey(root) {
  const active = document.activeElement;
  if (!root.contains(active)) return null;
  if (active === root) return { root: true };
  const { blockId, actionId } = active.dataset;
  const all = [...root.querySelectorAll("a[href], button, input, select, textarea, summary")];
  return { id: active.id, blockId, actionId, at: all.indexOf(active), tag: active.tagName };
}

export function bringFocusBack(root, key) {
  if (!key) return;
  const all = [...root.querySelectorAll("a[href], button, input, select, textarea, summary")];
  const same =
    (key.id && all.find((one) => one.id === key.id)) ||
    (key.actionId && all.find((one) => one.dataset.actionId === key.actionId && one.dataset.blockId === key.blockId)) ||
    (!key.root && all[key.at]?.tagName === key.tag && all[key.at]);
  (same || root).focus({ preventScroll: true });
}
