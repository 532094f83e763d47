"""How X counts, and how a text is recognised when it comes back."""

import pytest

from bot.networks.x.text import expand_links, is_valid, same_text, unescape, weighted_length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("hello", 5),
        ("niño", 4),
        ("e\u0301", 1),
        ("日本", 4),
        ("😀", 2),
        ("👍🏽", 2),
        ("🇪🇸", 2),
        ("❤️", 2),
        ("https://example.com/" + "a" * 100, 23),
        ("example.com", 23),
        ("see https://a.es and b.com", 55),
        ("me@example.com", 14),
        ("a\r\nb", 3),
        ("“quoted” \u2013 dash", 15),
    ],
)
def test_weighted_length(text: str, length: int) -> None:
    assert weighted_length(text) == length


@pytest.mark.parametrize(
    ("text", "valid"),
    [("a" * 280, True), ("a" * 281, False), ("", False), (" \n", False), ("a\ufffeb", False)],
)
def test_validity(text: str, *, valid: bool) -> None:
    assert is_valid(text) is valid


def test_unescaping_happens_once() -> None:
    assert unescape("&amp;lt;!channel&amp;gt; &lt;!channel&gt; R&amp;D") == (
        "&lt;!channel&gt; <!channel> R&D"
    )


def test_links_are_told_apart_by_their_whole_address() -> None:
    urls = [
        {"url": "https://t.co/abc", "expanded_url": "https://one.example"},
        {"url": "https://t.co/abcd", "unwound_url": "https://two.example"},
    ]
    text = "https://t.co/abcd https://t.co/abc https://t.co/zzz"
    assert expand_links(text, urls) == "https://two.example https://one.example https://t.co/zzz"


def test_a_link_written_bare_stays_bare() -> None:
    url = {"url": "https://t.co/a", "expanded_url": "http://a.es/b", "display_url": "a.es/b"}
    assert expand_links("See https://t.co/a", [url]) == "See a.es/b"
    secure = {**url, "expanded_url": "https://a.es/b"}
    assert expand_links("See https://t.co/a", [secure]) == "See https://a.es/b"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Open today", "Open today"),
        ("Open  today\n", "Open today"),
        ("man\u0303ana", "ma\u00f1ana"),
        ("See https://example.com/a now", "See https://t.co/x1 now"),
        ("See https://example.com", "See https://example.com/"),
        ("On (example.com/a), today", "On (http://example.com/a), today"),
        ("On example.com, today", "On https://t.co/x1, today"),
        ("Sorry ^AB", "@ann @bob Sorry ^AB"),
        ("@ann Sorry ^AB", "@ann @bob Sorry ^AB"),
    ],
)
def test_the_same_text(ours: str, theirs: str) -> None:
    assert same_text(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Open today", "Open today!"),
        ("Open today", "open today"),
        ("See https://example.com/a", "See https://example.com/b"),
        ("See https://example.com/a", "See"),
        ("Sorry ^AB", "@ann Sorry ^CD"),
        ("See https://example.com/a b", "See https://t.co/x1"),
        ("See", "See https://t.co/x1"),
        ("Hello @ann", "Hello"),
    ],
)
def test_another_text(ours: str, theirs: str) -> None:
    assert not same_text(ours, theirs)
