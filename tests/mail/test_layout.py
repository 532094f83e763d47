"""The HTML of our mails."""

from html.parser import HTMLParser

from bot.mail.layout import letter

TRICKY = "<img src=x onerror=alert(1)> & “so”\nsecond line"


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
            lead=f"lead {TRICKY}",
            quote=f"quote {TRICKY}",
            facts=(f"fact {TRICKY}",),
            foot=f"foot {TRICKY}",
            code=f"code {TRICKY}",
        )
    )
    assert "img" not in reading.tags
    for part in ("heading", "lead", "quote", "fact", "foot", "code"):
        assert f"{part} <img src=x onerror=alert(1)> & “so”" in reading.words
    assert {"br", "blockquote", "h1"} <= reading.tags
