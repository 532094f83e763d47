"""The README's two commands, and every link in the pages for people."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
INSTALL = (
    "python3 -m venv .venv && .venv/bin/pip install -q --require-hashes -r .locks/dev.txt && "
    ".venv/bin/pip install -q --no-deps --no-build-isolation -e . && "
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def _blocks(page: Path) -> list[str]:
    return re.findall(r"^```\w*\n(.*?)^```$", page.read_text(), re.MULTILINE | re.DOTALL)


def test_the_first_command_starts_the_sandbox_and_the_second_passes_the_tests() -> None:
    first, second = (block.strip() for block in _blocks(ROOT / "README.md")[:2])
    assert first == f"{INSTALL}.venv/bin/rapport sandbox"
    assert second == f"{INSTALL}.venv/bin/pytest -q"


def test_what_they_install_is_pinned_with_hashes_and_says_no_address() -> None:
    for lock in (ROOT / ".locks").glob("*.txt"):
        text = lock.read_text()
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|--index-url|--find-links", text), lock.name


def test_the_check_runs_the_second_block_to_the_letter() -> None:
    check = (ROOT / ".ci" / "check").read_text()
    assert "n == 2" in check
    assert "README.md" in check


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in _links(page):
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in set(_anchors(found)), f"{page.name} links to {target}"


def _links(page: Path) -> Iterator[str]:
    for target in LINK.findall(page.read_text()):
        if not target.startswith(("http://", "https://")):
            yield target


def _anchors(page: Path) -> Iterator[str]:
    for title in re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def test_every_page_is_reached_from_the_readme() -> None:
    linked = {(ROOT / target).resolve() for target in _links(ROOT / "README.md")}
    assert {page for page in PAGES if page.parent.name == "docs"} <= linked


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_is_named_exists(page: Path) -> None:
    named = re.findall(r"`((?:bot|tests|migrations|docs|\.ci|\.locks)/[\w./-]*)`", page.read_text())
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_named_exists(page: Path) -> None:
    from bot.cli import app

    known = {
        command.name or (command.callback.__name__ if command.callback else "")
        for command in app.registered_commands
    }
    named = set(re.findall(r"`(?:\.venv/bin/)?rapport ([a-z]+)", page.read_text()))
    assert named - known == set()
