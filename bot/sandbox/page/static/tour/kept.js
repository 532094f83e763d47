// How far somebody is: over reloads and other people's eyes (this browser), whether the tour is
// shown (this window; the address says it too).

const KEY = "tour";

export function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

export const keep = (progress) => localStorage.setItem(KEY, JSON.stringify(progress));
export const isOn = () => sessionStorage.getItem(KEY) === "on";

export function remember(step) {
  sessionStorage.setItem(KEY, "on");
  address(step);
}

export function forget() {
  sessionStorage.removeItem(KEY);
  address(null);
}

function address(step) {
  const there = new URL(location.href);
  if (step === null) there.searchParams.delete("tour");
  else there.searchParams.set("tour", step);
  history.replaceState(history.state, "", there);
}
