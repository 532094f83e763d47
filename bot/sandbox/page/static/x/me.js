// As whom one writes: a customer, or the brand's owner. Kept for the window; every part is told.

import { $ } from "/static/dom.js";

export const shell = $("#x");
export const brand = shell.dataset.brand;
const listeners = new Set();

export const same = (one, other) => one.toLowerCase() === other.toLowerCase();

function kept(key) {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function keep(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // A window without storage forgets, and works.
  }
}

export const drafts = {
  get: (key) => kept(`x-draft:${key}`),
  set: (key, text) => keep(`x-draft:${key}`, text),
};

let customer = kept("x-customer") || ($("input[name=handle]")?.value ?? "");
let owner = Boolean(brand) && kept("x-owner") === brand;

export const me = {
  get handle() {
    return owner ? brand : customer;
  },
  get customer() {
    return customer;
  },
  get owner() {
    return owner;
  },
  become(handle) {
    const name = handle.trim().replace(/^@/, "");
    owner = Boolean(brand) && same(name, brand);
    if (!owner) customer = name;
    keep("x-customer", customer);
    keep("x-owner", owner ? brand : "");
    for (const listener of listeners) listener();
  },
};

export function onMe(listener) {
  listeners.add(listener);
  listener();
}
