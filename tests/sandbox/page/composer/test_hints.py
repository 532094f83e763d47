"""What a command takes, read from its usage hint."""

import pytest

from bot.sandbox.page.composer.hints import Form, forms_of


@pytest.mark.parametrize(
    ("hint", "forms"),
    [
        ("", ()),
        ("change | list", (Form("change"), Form("list"))),
        ("change <what> | told <by whom> [when]",
         (Form("change", ("<what>",)), Form("told", ("<by whom>", "[when]")))),
        ("[list | add <name>]", (Form("list"), Form("add", ("<name>",)))),
        ("[what] [when]", (Form("", ("[what]", "[when]")),)),
        ("<on|off>", (Form("", ("<on|off>",)),)),
        ("[a] | [b]", (Form("", ("[a]",)), Form("", ("[b]",)))),
        ("@person #channel", (Form("", ("@person", "#channel")),)),
        ("change | list | requ…", (Form("change"), Form("list"))),
        ("| change || ] list", (Form("change"), Form("", ("]", "list")))),
    ],
)  # fmt: skip
def test_a_hint_is_read_as_forms(hint: str, forms: tuple[Form, ...]) -> None:
    assert forms_of(hint) == forms
