"""mrkdwn is drawn as Slack draws it, and nothing in it becomes HTML."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.page.render import markdown, message_text, mrkdwn, plain
from bot.sandbox.slack.text import from_app
from tests.sandbox.page.render.looks import look

MINE = '<mark class="mention mine" data-user="U1">@Maya Brook</mark>'


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("*bold* _it_ ~gone~", "<strong>bold</strong> <em>it</em> <s>gone</s>"),
        ("*all _of ~it~_*", "<strong>all <em>of <s>it</s></em></strong>"),
        ("_*both*_", "<em><strong>both</strong></em>"),
        ("(*bold*).", "(<strong>bold</strong>)."),
        ("snake_case_name 2*3*4", "snake_case_name 2*3*4"),
        ("* not bold * **nor this**", "* not bold * **nor this**"),
        ("*not\nover lines*", "*not<br>over lines*"),
        ("*a _b* c_", "<strong>a _b</strong> c_"),
        ("`*code* &lt;b&gt;`", "<code>*code* &lt;b&gt;</code>"),
        ("one\ntwo\n\nthree", 'one<br>two<span class="gap"></span>three'),
        ("• first\n• second", "• first<br>• second"),
        ("a\n```\nx *y*\n  z\n```\nb", "a<pre>x *y*\n  z</pre>b"),
        ("&gt; one\n&gt;two\nthree", "<blockquote>one<br>two</blockquote>three"),
        ("a\n&gt;&gt;&gt; b\nc", "a<blockquote>b<br>c</blockquote>"),
        ("&amp;lt; &lt;b&gt; &amp;", "&amp;lt; &lt;b&gt; &amp;"),
        ("<@U1>", MINE),
        ("*<@U1>*", f"<strong>{MINE}</strong>"),
        ("<@U3>", '<span class="mention" data-user="U3">@Iván &lt;Peña&gt;</span>'),
        ("<!here>", '<mark class="mention mine">@here</mark>'),
        ("<!subteam^S1|@team>", '<span class="mention" data-group="S1">@team</span>'),
        ("<#C1>", '<a class="mention" href="#C1" data-channel="C1">#juniper-tea</a>'),
        ("<#C9>", '<span class="mention unseen">a channel you are not in</span>'),
        ("<javascript:alert(1)|x>", "x"),
        ("\ue0000\ue001 `x`", "0 <code>x</code>"),
        ("17:30:15 :nothing_known:", "17:30:15 :nothing_known:"),
    ],
)
def test_mrkdwn(text: str, drawn: str) -> None:
    assert mrkdwn(text, look()) == drawn


def test_somebody_unknown_is_told_kindly_in_the_readers_language() -> None:
    assert "@somebody you do not know" in mrkdwn("<@U9>", look())
    assert "@alguien que no conoces" in mrkdwn("<@U9>", look("es"))
    assert "@carl" in mrkdwn("<@U9|carl>", look())


def test_a_link_shows_its_label_and_opens_beside_the_page() -> None:
    drawn = mrkdwn("<https://a.b/?x=1&amp;y=2|the *plan*>", look())
    assert drawn == (
        '<a href="https://a.b/?x=1&amp;y=2" target="_blank" rel="noopener noreferrer">'
        "the *plan*</a>"
    )
    assert ">a@b.c</a>" in mrkdwn("<mailto:a@b.c>", look())


def test_a_permalink_tells_the_page_where_it_leads() -> None:
    drawn = mrkdwn(
        "<https://studio.slack.com/archives/C1/p1700000000000001?thread_ts=1699.000002|it>", look()
    )
    assert 'data-permalink="C1/1700000000.000001"' in drawn
    assert 'data-thread="1699.000002"' in drawn


def test_emoji_are_characters_heard_by_their_names() -> None:
    assert mrkdwn("so :white_check_mark:", look()) == (
        'so <span class="emoji" role="img" aria-label="white check mark" '
        'title=":white_check_mark:">✅</span>'
    )
    assert "🇪🇸" in mrkdwn("x :flag-es:", look())
    assert "👋🏽" in mrkdwn("x :wave::skin-tone-4:", look())


@pytest.mark.parametrize(
    ("text", "large"),
    [(":tada: :+1:", True), ("🎉", True), (":tada: x", False), ("12", False), ("", False)],
)
def test_only_emoji_are_large(text: str, *, large: bool) -> None:
    assert ("big-emoji" in mrkdwn(text, look())) is large


def test_an_edited_message_says_so() -> None:
    assert message_text("x", look(), edited=True) == (
        '<div class="words">x <span class="edited">(edited)</span></div>'
    )


def test_plain_text_has_emoji_and_nothing_else() -> None:
    assert plain("*a* &lt;@U1&gt; :tada:").startswith("*a* &lt;@U1&gt; <span")
    assert plain(":tada:", emoji=False) == ":tada:"


def test_the_markdown_block() -> None:
    drawn = markdown(
        "# Hi <@U1>\n**b** ~~s~~ <b>html</b>\n- [x] done\n\n"
        "[x](javascript:alert(1)) [y](/as/U2) [z](mailto:a@b.c)\n"
        "![pic](https://a.b/c.png)\n\n|a|b|\n|-|-:|\n|1|2|",
        look(),
    )
    assert '<div class="heading level-1" role="heading" aria-level="4">Hi <mark' in drawn
    assert "<strong>b</strong> <s>s</s> &lt;b&gt;html&lt;/b&gt;" in drawn
    assert "☑ done" in drawn
    assert "[x](javascript:alert(1)) [y](/as/U2) <a href" in drawn
    assert ">pic</a>" in drawn
    assert '<td class="right">2</td>' in drawn
    assert "style=" not in drawn


@given(st.text("*_~`<>&;:|@#!^/ \n\ue000\ue0010aU1\"'", max_size=60))
def test_whatever_stands_in_a_text_tags_are_ours_and_closed(text: str) -> None:
    eyes = replace(look(), user_name=lambda _: '<img src=x onerror="x">')
    for kept in (text, from_app(text)):
        drawn = mrkdwn(kept, eyes)
        opened: list[str] = []
        for part in str(drawn).split("<")[1:]:
            name, rest = part.partition(">")[0].split(" ")[0], part.partition(">")[2]
            assert name.strip("/") in {
                *("strong", "em", "s", "code", "pre", "blockquote", "br", "span", "mark", "a"),
                "time",
            }, drawn
            assert ">" not in rest
            if name.startswith("/"):
                assert opened.pop() == name[1:], drawn
            elif name != "br":
                opened.append(name)
        assert opened == []
