"""What hinders people on a page: axe-core's rules, and three that no rule engine can see.

axe-core (which `axe-playwright-python` carries, so it works offline) knows names, labels, roles,
contrast, headings, landmarks, ids, tab order and languages. Ours look at the page as it is used: it
does not scroll sideways, everything can be reached by the Tab key, and one sees where one is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

__all__ = ["hindrances", "unreached"]

OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,  # it would write style sheets into the page, which our policy forbids
    "iframes": False,  # each is a document of its own, and looked at as such
}
RULES = {"target-size": {"enabled": True}}
MOST_STOPS = 250
SIDEWAYS = """() => {
  const page = document.documentElement;
  return page.scrollWidth - page.clientWidth;
}"""
CONTROLS = """() => {
  const front = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document;
  const wanted = "a[href], button, input, select, textarea, summary, iframe:not([sandbox]), " +
    "[tabindex='0']";
  window.toReach = new Set([...front.querySelectorAll(wanted)].filter((one) =>
    one.tabIndex >= 0 && !one.disabled && one.type !== "radio" &&
    one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
    !one.closest("[inert]")));
  window.reached = [];
  document.activeElement?.blur();
}"""
STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const again = window.reached[0] === here;  // the tools of messages go along from one to the next
  window.reached.push(here);
  window.toReach.delete(here);
  if (here.tagName === "IFRAME") return { again, lit: true, what: "iframe" };
  const lit = [here, here.parentElement, here.closest(":focus-within:not(body):not(html)")]
    .some((one) => {
      const style = one && getComputedStyle(one);
      return style && ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
        || style.boxShadow !== "none");
    });
  return { again, lit, what: here.outerHTML.slice(0, 160) };
}"""
LEFT = """() => [...window.toReach]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => one.outerHTML.slice(0, 160))"""


@dataclass(frozen=True)
class Hindrance:
    """One thing that stands in somebody's way, and where."""

    rule: str
    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.where} ({self.why})"


async def hindrances(page: Page, *, without: Sequence[str] = ()) -> list[str]:
    """What axe-core finds in the page as it stands, and whether it scrolls sideways.

    ``without``: rules of axe-core to leave out.
    """
    rules = RULES | {name: {"enabled": False} for name in without}
    found: dict[str, Any] = (await Axe().run(page, options=OPTIONS | {"rules": rules})).response
    told = [
        str(Hindrance(rule["id"], node["html"][:160], _why(node)))
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    if (by := await page.evaluate(SIDEWAYS)) > 0:
        told.append(f"sideways: the page is {by} px wider than the window")
    return told


def _why(node: dict[str, Any]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return "; ".join(check["message"] for check in checks)


async def unreached(page: Page) -> list[str]:
    """What Tab does not come to, and where one does not see that one is."""
    await page.evaluate(CONTROLS)
    told: list[str] = []
    for _ in range(MOST_STOPS):
        await page.keyboard.press("Tab")
        stop = await page.evaluate(STOP)
        if stop is None:
            continue
        if stop["again"]:
            break
        if not stop["lit"]:
            told.append(f"focus is not seen: {stop['what']}")
    return told + [f"Tab does not come to: {one}" for one in await page.evaluate(LEFT)]
