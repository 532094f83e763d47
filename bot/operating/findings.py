"""What the doctor found, and how it is told."""

from dataclasses import dataclass
from typing import Literal

from rich.console import Console
from rich.markup import escape

__all__ = ["Finding", "show"]

SIGNS = {"ok": "[green]ok  [/]", "weak": "[yellow]weak[/]", "bad": "[red]bad [/]"}


@dataclass(frozen=True)
class Finding:
    """What was looked at, how it is, and what to do about it."""

    what: str
    state: Literal["ok", "weak", "bad"]
    detail: str
    remedy: str = ""


def show(console: Console, finding: Finding) -> None:
    """One line for what was found; below it, what to do."""
    line = f"{SIGNS[finding.state]} {finding.what}: {escape(finding.detail)}"
    console.print(line, soft_wrap=True)
    if finding.remedy:
        console.print(f"       {escape(finding.remedy)}", soft_wrap=True)
