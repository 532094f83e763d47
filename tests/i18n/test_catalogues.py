"""The catalogues: both languages say the same things, and the code asks for what is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.i18n.catalogues import LANGUAGES, CatalogueError, Language, bundle_of, load
from tests.i18n.catalogue import entries
from tests.i18n.usage import Use, usage

EN, ES = entries("en"), entries("es")
# Keys that the code never names as a whole, each with the reason.
NOT_NAMED: dict[str, str] = {}
# Words that accuse (the design's §5); a thing can be late, a person is not blamed.
FORBIDDEN: dict[Language, str] = {
    "en": r"violat\w*|off[- ]plan|discovered|overdue by|breach\w*|non-?complian\w*|guilty|caught",
    "es": r"violaci\w*|infracci\w*|incumpli\w*|fuera del? plan|descubiert[oa]s?|descubrimos"
    r"|vencid[oa]s? por|culpa\w*|moros[oa]s?",
}


def test_every_catalogue_loads() -> None:
    for language in LANGUAGES:
        assert bundle_of(language).has_message("when-hours")


def test_both_languages_have_the_same_keys_in_the_same_files() -> None:
    assert {each.key: each.file for each in EN.values()} == {
        each.key: each.file for each in ES.values()
    }


def test_every_key_begins_with_its_area() -> None:
    """The file's name, or its first word: `slack_messenger.ftl` holds ``slack-…``."""
    astray = [
        each.key
        for each in EN.values()
        if not each.key.lstrip("-").startswith(f"{each.file.removesuffix('.ftl').split('_')[0]}-")
    ]
    assert astray == []


def test_every_message_takes_the_same_in_both_languages() -> None:
    differing = [
        key
        for key in EN.keys() & ES.keys()
        if not (
            EN[key].variables == ES[key].variables
            and EN[key].attributes == ES[key].attributes
            and EN[key].has_value
            and ES[key].has_value
        )
    ]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_accuses_anybody(language: Language) -> None:
    pattern = re.compile(rf"\b(?:{FORBIDDEN[language]})\b", re.IGNORECASE)
    accusing = {
        each.key: found[0]
        for each in entries(language).values()
        if (found := pattern.search(each.words))
    }
    assert accusing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_words_and_not_only_signs(language: Language) -> None:
    wordless = [
        each.key
        for each in entries(language).values()
        if not (each.variables or re.search(r"[^\W_]", each.words))
    ]
    assert wordless == []


def test_what_the_code_says_is_in_the_catalogues() -> None:
    assert [complaint for use in usage().texts for complaint in _complaints(use)] == []


def _complaints(use: Use) -> Iterator[str]:
    known = EN.get(use.key)
    if known is None:
        yield f"{use.where} asks for {use.key!r}"
    elif use.params is not None:
        if not known.variables <= use.params:
            yield f"{use.where}: {use.key} needs more"
        if use.exact and not use.params <= known.variables:
            yield f"{use.where}: {use.key} takes less"


def test_every_error_has_its_message() -> None:
    silent = {name: told for name, told in usage().errors.items() if told[0] not in EN}
    assert silent == {}


def test_every_error_brings_what_its_message_needs() -> None:
    lacking = [
        f"{use.where}: {use.key} needs more"
        for use in usage().raised
        if use.params is not None
        and (known := EN.get(use.key))
        and not known.variables <= use.params
    ]
    assert lacking == []


def test_a_key_that_is_put_together_exists() -> None:
    """``reader.text(f"clients-role-{role}")`` has to find at least one message."""
    areas = {each.file.removesuffix(".ftl").partition("_")[0] for each in EN.values()}
    astray = {
        place: pattern
        for pattern, place in usage().patterns.items()
        if any(pattern.startswith(f"{area}\\-") and " " not in pattern for area in areas)
        and not place.split(":")[0].endswith("payloads.py")
        and not _matching(pattern)
    }
    assert astray == {}


def test_no_message_is_left_that_nobody_asks_for() -> None:
    asked = set(NOT_NAMED) | {key for key in EN if key in usage().strings}
    for pattern in usage().patterns:
        if re.match(r"[a-z]{2,}\\-", pattern):
            asked |= _matching(pattern)
    asked |= {key for key in EN if key.startswith("-")}
    assert sorted(set(EN) - asked) == []


def _matching(pattern: str) -> set[str]:
    return {key for key in EN if re.fullmatch(pattern, key)}


def test_the_allow_list_names_only_what_exists() -> None:
    assert set(NOT_NAMED) <= set(EN)


def _catalogue(root: Path, **files: str) -> Path:
    for name, text in files.items():
        (root / "en").mkdir(exist_ok=True)
        (root / "en" / f"{name}.ftl").write_text(text, encoding="utf-8")
    return root


def test_a_key_in_two_files_is_refused(tmp_path: Path) -> None:
    root = _catalogue(tmp_path, one="hello = Hello\n", two="hello = Hi\n")
    with pytest.raises(CatalogueError, match=r"en/two.ftl: hello stands already in en/one.ftl"):
        load("en", root)


def test_a_key_twice_in_one_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="hello stands already"):
        load("en", _catalogue(tmp_path, one="hello = Hello\nhello = Hi\n"))


def test_a_line_that_does_not_parse_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"en/one.ftl: .*hello Hello"):
        load("en", _catalogue(tmp_path, one="hello Hello\n"))


def test_files_are_found_without_being_listed(tmp_path: Path) -> None:
    root = _catalogue(tmp_path, one="hello = Hello\n", two="-brand = Rapport\nbye = { -brand }\n")
    bundle = load("en", root)
    assert bundle.has_message("hello")
    assert bundle.has_message("bye")
