// What somebody does before the page's scripts are there is done once they are: a form that only a
// script can send, a button that only a script knows. (Scripts of type module run later than this.)

(() => {
  const early = [];

  function submitted(event) {
    if (event.target.hasAttribute("action")) return;
    event.preventDefault();
    early.push(() => event.target.requestSubmit());
  }

  function clicked(event) {
    const button = event.target.closest?.("button[type=button]:not([popovertarget])");
    if (!button) return;
    event.stopImmediatePropagation();
    early.push(() => button.click());
  }

  const capture = { capture: true };
  addEventListener("submit", submitted, capture);
  addEventListener("click", clicked, capture);
  addEventListener("DOMContentLoaded", () => {
    removeEventListener("submit", submitted, capture);
    removeEventListener("click", clicked, capture);
    for (const deed of early) deed();
  });
})();
