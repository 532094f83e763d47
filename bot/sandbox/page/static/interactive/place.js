// Where an element stands and how the control API addresses it.

export const HOST = "[data-element]";

export function placeOf(element) {
  const form = element.closest("form.modal");
  if (form) return { kind: "modal", args: { view_id: form.dataset.view } };
  const home = element.closest("[data-home]");
  if (home) return { kind: "home", args: { app_id: home.dataset.home } };
  const message = element.closest("[data-channel][data-ts]");
  if (!message) return null;
  const { channel, ts } = message.dataset;
  return { kind: "message", args: { channel, ts } };
}

export function addressOf(host) {
  return { block_id: host.dataset.blockId, action_id: host.dataset.actionId };
}

export function keyOf(host) {
  const { blockId, actionId } = host.dataset;
  return JSON.stringify([placeOf(host)?.args, blockId, actionId]);
}

// The same element after its surroundings were drawn anew.
export function again(host, root = document) {
  if (host.isConnected) return host;
  const { blockId, actionId } = host.dataset;
  const name = `[data-block-id="${CSS.escape(blockId)}"][data-action-id="${CSS.escape(actionId)}"]`;
  return root.querySelector(name);
}
