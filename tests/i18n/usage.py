"""How the code uses the catalogues, read from its source."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import bot

# What people do not read: the sandbox speaks to developers, and its `.text` is another one.
_OTHER = ("sandbox",)
# In the templates of pages: t("key", name=value)
_ASKED = re.compile(r"""\bt\(\s*["']([a-z0-9_-]+)["']\s*[,)]""")
_BEGUN = re.compile(r"""\bt\(\s*["']([a-z0-9_-]+-)["']\s*~""")
# Positional and own parameters of UserFacingError, which no message sees.
_OWN = frozenset({"field", "typed"})


@dataclass(frozen=True)
class Use:
    """One message asked for by its key.

    `params` is None where they cannot be read; not `exact` where two messages share them.
    """

    where: str
    key: str
    params: frozenset[str] | None
    exact: bool = False


@dataclass(frozen=True)
class Usage:
    """Everything the code says about catalogues."""

    texts: tuple[Use, ...]
    patterns: dict[str, str]
    errors: dict[str, tuple[str, str]]
    raised: tuple[Use, ...]
    strings: frozenset[str]


@cache
def usage() -> Usage:
    """Read the source of the app, once."""
    trees = dict(_sources())
    errors = _error_classes(trees)
    texts: list[Use] = []
    raised: list[Use] = []
    patterns: dict[str, str] = {}
    strings: set[str] = set()
    for where, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                patterns[_pattern(node)] = f"{where}:{node.lineno}"
            elif isinstance(node, ast.Call):
                texts += _texts(node, where)
                raised += _raised(node, where, errors)
    for where, template in _templates():
        texts += [Use(where, key, None) for key in _ASKED.findall(template)]
        strings.update(_ASKED.findall(template))
        for begun in _BEGUN.findall(template):
            patterns[f"{re.escape(begun)}[a-z0-9_-]+"] = where
    return Usage(tuple(texts), patterns, errors, tuple(raised), frozenset(strings))


def _sources() -> Iterator[tuple[str, ast.Module]]:
    root = Path(bot.__file__).parent
    for path in sorted(root.rglob("*.py")):
        inside = path.relative_to(root)
        if inside.parts[0] not in _OTHER:
            yield str(inside), ast.parse(path.read_text(encoding="utf-8"))


def _templates() -> Iterator[tuple[str, str]]:
    root = Path(bot.__file__).parent
    for path in sorted((root / "pages" / "templates").rglob("*.html")):
        yield str(path.relative_to(root)), path.read_text(encoding="utf-8")


def _texts(call: ast.Call, where: str) -> Iterator[Use]:
    if not (isinstance(call.func, ast.Attribute) and call.func.attr == "text" and call.args):
        return
    first = call.args[0]
    reader = ast.unparse(call.func.value).lower().endswith("reader")
    options = (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)
    for option in options:
        if not (isinstance(option, ast.Constant) and isinstance(option.value, str)):
            continue
        # Forms have a `.text` too, but their fields have no dash.
        if reader or "-" in option.value:
            yield Use(f"{where}:{call.lineno}", option.value, _params(call), len(options) == 1)


def _raised(call: ast.Call, where: str, errors: dict[str, tuple[str, str]]) -> Iterator[Use]:
    if isinstance(call.func, ast.Name) and call.func.id in errors:
        key, _ = errors[call.func.id]
        params = _params(call)
        yield Use(f"{where}:{call.lineno}", key, params and params - _OWN)


def _params(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def _pattern(node: ast.JoinedStr) -> str:
    parts = []
    for part in node.values:
        fixed = part.value if isinstance(part, ast.Constant) else None
        parts.append(re.escape(fixed) if isinstance(fixed, str) else "[a-z0-9_-]+")
    return "".join(parts)


def _error_classes(trees: dict[str, ast.Module]) -> dict[str, tuple[str, str]]:
    """Key and place of every descendant of UserFacingError, by the name of its class."""
    classes = [
        (where, node)
        for where, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    known = {"UserFacingError"}
    found: dict[str, tuple[str, str]] = {}
    for _ in classes:
        before = len(known)
        for where, node in classes:
            if known & {base.id for base in node.bases if isinstance(base, ast.Name)}:
                known.add(node.name)
                key = _key(node)
                if key:
                    found[node.name] = (key, f"{where}:{node.lineno}")
        if len(known) == before:
            break
    return found


def _key(node: ast.ClassDef) -> str | None:
    for line in node.body:
        targets = line.targets if isinstance(line, ast.Assign) else [getattr(line, "target", None)]
        value = getattr(line, "value", None)
        named = any(isinstance(target, ast.Name) and target.id == "key" for target in targets)
        if named and isinstance(value, ast.Constant) and isinstance(value.value, str):
            return value.value
    return None
