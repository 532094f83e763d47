"""Reading commands and mentions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.dispatch import Command
from bot.slack.parser import Found, Grammar, Help, NoVerb, parse_mention, parse_slash

GRAMMAR = Grammar.of(
    [
        Command("plan", "change", ("cambio", "cambiar")),
        Command("plan", "history", ("historial",)),
        Command("plan", "why", ("por qué", "porque")),
        Command("post", "for", ("por",)),
        Command("post", "new", ("nueva", "nuevo")),
        Command("idea", "new"),
        Command("inbox", ""),
        Command("inbox", "mine", ("míos",)),
        Command("rapport", "setup", ("configurar",)),
        Command("rapport", "summary", ("resumen",)),
    ]
)
APP = "U0APP"


@pytest.mark.parametrize(
    ("command", "text", "expected"),
    [
        ("/plan", "change we moved", Found("plan", "change", "we moved")),
        ("/plan", "  CHANGE:  we moved\nand more ", Found("plan", "change", "we moved\nand more")),
        ("/plan", "Cámbio we moved", Found("plan", "change", "we moved")),
        ("/acme-plan", "change x", Found("plan", "change", "x")),
        ("/acme-rapport", "change x", Found("plan", "change", "x")),
        ("/rapport", "plan change x", Found("plan", "change", "x")),
        ("/rapport", "change x", Found("plan", "change", "x")),
        ("/rapport", "setup", Found("rapport", "setup", "")),
        ("/rapport", "rapport setup", Found("rapport", "setup", "")),
        ("/rapport", "configurar", Found("rapport", "setup", "")),
        ("/inbox", "", Found("inbox", "", "")),
        ("/inbox", "mios", Found("inbox", "mine", "")),
        ("/rapport", "inbox", Found("inbox", "", "")),
        ("/plan", "change &lt;b&gt; &amp; <@U1|ana>", Found("plan", "change", "<b> & <@U1>")),
        ("/plan", "por qué", Found("plan", "why", "")),
        ("/plan", "¿Por  que?", Found("plan", "why", "")),
        ("/plan", "PORQUÉ la campaña", Found("plan", "why", "la campaña")),
        ("/plan", "por", Help("unknown", "plan")),
        ("/plan", "por favor", Help("unknown", "plan")),
        ("/post", "por qué", Found("post", "for", "qué")),
        ("/rapport", "por que el lanzamiento", Found("plan", "why", "el lanzamiento")),
        ("/rapport", "por favor", Found("post", "for", "favor")),
        ("/rapport", "rapport", Help("empty", "rapport")),
        ("/plan", "", Help("empty", "plan")),
        ("/plan", "help", Help("asked", "plan")),
        ("/plan", "we moved", Help("unknown", "plan")),
        ("/rapport", "", Help("empty")),
        ("/rapport", "ayuda", Help("asked")),
        ("/rapport", "plan", Help("empty", "plan")),
        ("/rapport", "new x", Help("ambiguous", candidates=("post", "idea"))),
        ("/rapport", "dance", Help("unknown")),
        ("/unheard", "change x", Found("plan", "change", "x")),
    ],
)
def test_slash(command: str, text: str, expected: Found | Help) -> None:
    assert parse_slash(GRAMMAR, command, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<@U0APP> change we moved", Found("plan", "change", "we moved")),
        ("<@U0APP|rapport>: cambio lo movemos", Found("plan", "change", "lo movemos")),
        ("<@U0APP>, change — we moved", Found("plan", "change", "— we moved")),
        ("hi <@U0APP> change the date", Found("plan", "change", "hi the date")),
        ("change the date, <@U0APP>", Found("plan", "change", "the date,")),
        ("We moved it <@U0APP> change", Found("plan", "change", "We moved it")),
        ("<@U0APP> <@U0APP> summary", Found("rapport", "summary", "")),
        ("change told by <@U1> <@U0APP>", Found("plan", "change", "told by <@U1>")),
        ("<@U0APP> ¿por qué?", Found("plan", "why", "")),
        ("<@U0APP> plan por qué", Found("plan", "why", "")),
        ("¿Por qué fue tarde, <@U0APP>?", Found("plan", "why", "fue tarde, ?")),
        ("Carl <@U0APP> por qué llegó tarde", Found("plan", "why", "Carl llegó tarde")),
        ("<@U0APP>", Help("empty")),
        ("<@U0APP> \x1f", Help("empty")),
        ("<@U0APP> help", Help("asked")),
        ("<@U0APP> we moved the launch", NoVerb("we moved the launch")),
        ("thanks <@U0APP>!", NoVerb("thanks !")),
        ("<@U0APP> plan for Friday", NoVerb("plan for Friday")),
        ("<@U0APP> new hat", NoVerb("new hat")),
    ],
)
def test_mention(text: str, expected: Found | Help | NoVerb) -> None:
    assert parse_mention(GRAMMAR, text, APP) == expected


@given(st.text())
def test_nothing_typed_breaks_the_parser_or_is_lost(text: str) -> None:
    asked = parse_mention(GRAMMAR, f"<@{APP}> {text}", APP)
    if isinstance(asked, NoVerb):
        assert asked.text
    assert isinstance(asked, Found | Help | NoVerb)
    assert isinstance(parse_slash(GRAMMAR, "/plan", text), Found | Help)
