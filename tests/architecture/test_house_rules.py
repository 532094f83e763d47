"""The house rules that no linter knows."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
BOT = ROOT / "bot"
SOURCES = sorted(BOT.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
FEATURE_FILES = {
    "__init__", "events", "tasks", "payloads", "rules", "models", "repository", "service",
    "views", "listeners", "jobs",
}  # fmt: skip
LONGEST = 500


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def _calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def _outside(*allowed: str) -> list[Path]:
    return [
        path for path in SOURCES if not any(_name(path).startswith(f"bot/{a}") for a in allowed)
    ]


def test_no_file_is_too_long() -> None:
    long = [_name(p) for p in SOURCES + TESTS if len(p.read_text().splitlines()) > LONGEST]
    assert long == []


def test_every_package_says_what_lives_there() -> None:
    silent = [
        _name(path) for path in BOT.rglob("__init__.py") if not ast.get_docstring(_tree(path))
    ]
    assert silent == []


def test_features_use_the_common_file_names_only() -> None:
    strange = [
        _name(path) for path in (BOT / "features").rglob("*.py") if path.stem not in FEATURE_FILES
    ]
    assert strange == []


def test_commits_happen_in_storage_only() -> None:
    found = [
        f"{_name(path)}:{call.lineno}"
        for path in _outside("storage", "sandbox")
        for call, name in _calls(path)
        if name.endswith(".commit")
    ]
    assert found == []


def test_the_time_is_read_in_one_place() -> None:
    banned = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time")
    found = [
        f"{_name(path)}:{call.lineno} {name}"
        for path in _outside("clock.py", "storage")
        for call, name in _calls(path)
        if name in banned or name in {"func.now", "func.current_timestamp"}
    ]
    assert found == []


def test_sql_does_not_read_the_time() -> None:
    found = [
        f"{_name(path)}:{node.lineno}"
        for path in _outside("clock.py", "storage")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any(word in node.value.lower() for word in ("now()", "current_timestamp"))
    ]
    assert found == []


def test_the_environment_is_read_in_one_place() -> None:
    found = [
        f"{_name(path)}:{node.lineno}"
        for path in _outside("settings.py", "storage")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.environ", "os.getenv"}
    ]
    assert found == []


def test_action_ids_are_named_in_payloads_only() -> None:
    found = [
        f"{_name(path)}:{node.lineno}"
        for path in (BOT / "features").rglob("*.py")
        if path.stem != "payloads"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant)
        and key.value in {"action_id", "callback_id"}
        and isinstance(value, ast.Constant)
    ]
    assert found == []


def test_nothing_but_the_set_names_at_the_top() -> None:
    allowed = {"pyproject.toml", "bot", "migrations", "tests", "Procfile", "README.md", "docs"}
    here = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert here - allowed - {"rapport.egg-info", "build", "dist"} == set()


def test_the_locks_name_no_registry() -> None:
    for lock in (ROOT / ".locks").iterdir():
        assert "://" not in lock.read_text()
