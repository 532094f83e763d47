"""The HTML of our mails."""

from html.parser import HTMLParser

from bot.mail.layout import Fact, Heading, Link, Part, Quote, letter, plain_letter

TRICKY = "<img src=x onerror=alert(1)> & “so”\nsecond line"
PARTS: list[Part] = [
    Heading(f"part {TRICKY}"),
    Quote(f"quote {TRICKY}"),
    Fact(f"fact {TRICKY}"),
    Link(f"button {TRICKY}", 'https://rapport.example/seen/a?b=1&c="2"'),
]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert all(not name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_nothing_that_people_wrote_becomes_markup() -> None:
    reading = _Tags()
    reading.feed(
        letter(
            language="es",
            heading=f"heading {TRICKY}",
            parts=PARTS,
            foot=f"foot {TRICKY}",
            code=f"code {TRICKY}",
        )
    )
    assert "img" not in reading.tags
    for part in ("heading", "part", "quote", "fact", "button", "foot", "code"):
        assert f"{part} <img src=x onerror=alert(1)> & “so”" in reading.words
    assert {"br", "blockquote", "h1", "h2", "a"} <= reading.tags


def test_plain_text_says_the_same_in_the_same_order() -> None:
    parts: list[Part] = [
        Heading("Today"),
        Fact("Maya told:"),
        Quote("one\ntwo"),
        Link("Seen", "https://x"),
    ]
    assert plain_letter(parts=parts, foot="why", code="acme #1") == (
        "Today\n=====\n\nMaya told:\n\n> one\n> two\n\nSeen:\nhttps://x\n\n-- \nwhy\nacme #1\n"
    )
