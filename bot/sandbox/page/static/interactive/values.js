// What stands in an element, as the control API takes it: null where it is empty.

import { $, $$ } from "../dom.js";

const UNREADABLE = "?"; // what the browser could not read as a number or a day: the server says so

export function valueOf(host) {
  const kind = host.dataset.element;
  if ("values" in host.dataset) return picked(host);
  if (kind === "radio_buttons") return $("input:checked", host)?.value ?? null;
  if (kind === "checkboxes") return $$("input:checked", host).map((one) => one.value);
  if (host.validity?.badInput) return UNREADABLE;
  if (kind === "datetimepicker") return host.value ? toStamp(host.value, host.dataset.zone) : null;
  return host.value || null;
}

function picked(host) {
  const ids = JSON.parse(host.dataset.values || "[]").map((one) => one.value ?? one);
  return "multi" in host.dataset ? ids : (ids[0] ?? null);
}

// Put back what stood there when it was drawn.
export function restore(host) {
  for (const box of $$("input", host)) box.checked = box.defaultChecked;
  for (const option of $$("option", host)) option.selected = option.defaultSelected;
  if ("defaultValue" in host) host.value = host.defaultValue;
}

// Seconds since 1970 of a local time such as 2026-11-27T17:30 in a zone.
export function toStamp(local, zone) {
  const wall = Date.parse(`${local.slice(0, 16)}:00Z`);
  const first = wall - offset(wall, zone);
  return Math.round((wall - offset(first, zone)) / 1000);
}

function offset(moment, zone) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const part = {};
  for (const { type, value } of format.formatToParts(moment)) part[type] = Number(value);
  const there = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return there - Math.floor(moment / 1000) * 1000;
}
