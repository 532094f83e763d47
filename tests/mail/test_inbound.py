"""What somebody wrote back is read as they wrote it, without what they quote."""

import pytest

from bot.errors import SettingsError
from bot.mail.inbound import Inbound, NotAMailError, read_mail

URL = "mailto:answers@mail.example.com?secret=0123456789abcdef"
HEAD = (
    "From: Carla Año <carla@cafe.example>\r\n"
    "To: answers@mail.example.com\r\n"
    "Message-ID: <one@cafe.example>\r\n"
    "In-Reply-To: <b@rapport.example>\r\n"
    "References: <a@rapport.example> <b@rapport.example>\r\n"
)
SPANISH = """Gracias, mejor el sábado.

--\x20
Carla

El mar, 24 nov 2026 a las 18:00, Rapport de la agencia
(<rapport@example.com>) escribió:
> 10:42 · Maya avisó del cambio
"""
ENGLISH = """Fine by me.
> we moved it
Only not Monday.

On Tue, Nov 24, 2026 at 6:00 PM Rapport <rapport@example.com> wrote:

> foo
"""
OUTLOOK = """Vale

________________________________
De: Rapport <rapport@example.com>
Enviado: martes, 24 de noviembre de 2026 18:00
Para: Carla
Asunto: Café: cambio del plan

blah
"""


def raw(text: str, *, more: str = "", kind: str = "text/plain") -> bytes:
    head = f"{HEAD}{more}Content-Type: {kind}; charset=utf-8\r\n\r\n"
    return (head + text.replace("\n", "\r\n")).encode()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (SPANISH, "Gracias, mejor el sábado."),
        (ENGLISH, "Fine by me.\n> we moved it\nOnly not Monday."),
        (OUTLOOK, "Vale"),
        ("El jueves nos vemos:\n- a las 9\n", "El jueves nos vemos:\n- a las 9"),
        ("> nothing of my own\n", ""),
    ],
)
def test_only_their_own_words_are_taken(text: str, written: str) -> None:
    mail = read_mail(raw(text))
    assert mail.text == written
    assert (mail.sender, mail.message_id) == ("carla@cafe.example", "one@cafe.example")
    assert mail.cited == ("b@rapport.example", "a@rapport.example")
    assert not mail.automatic


def test_html_alone_is_read_as_words() -> None:
    text = "<style>p{}</style><p>Yes &amp; thanks</p><p>Not <b>Monday</b></p>"
    assert read_mail(raw(text, kind="text/html")).text == "Yes & thanks\nNot Monday"


@pytest.mark.parametrize(
    "more",
    ["Auto-Submitted: auto-replied\r\n", "Precedence: bulk\r\n", "Return-Path: <>\r\n"],
)
def test_machines_are_known(more: str) -> None:
    assert read_mail(raw("I am away", more=more)).automatic


@pytest.mark.parametrize("bad", [b"", b"hello", b"From: a@b.example\r\n\r\nhello", b"\xff\xfe\x00"])
def test_what_is_no_mail_is_refused(bad: bytes) -> None:
    with pytest.raises(NotAMailError):
        read_mail(bad)


def test_the_setting_names_address_and_secret() -> None:
    inbound = Inbound.parse(URL)
    assert inbound.address == "answers@mail.example.com"
    assert inbound.opens("0123456789abcdef")
    assert not inbound.opens("0123456789abcdeF")
    assert "0123456789" not in repr(inbound)


@pytest.mark.parametrize(
    "url",
    [
        "answers@mail.example.com",
        "mailto:a@b.example",
        "mailto:a@b.example?secret=short",
        "mailto:a b?secret=0123456789abcdef",
        f"{URL}&more=1",
    ],
)
def test_a_malformed_setting_gets_an_example(url: str) -> None:
    with pytest.raises(SettingsError, match="mailto:answers@mail"):
        Inbound.parse(url)
