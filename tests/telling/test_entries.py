"""An entry in words: what happened, what moved, who did it, what is gone."""

from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.i18n.reader import Reader
from bot.record.repository import RecordedEntry
from bot.telling.entries import Erasure, Fact, Told, ids_in, slack_names_in, tell
from bot.telling.values import Known, Values

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANA, ITEM = UUID(int=10), UUID(int=20)
KNOWN = Known(names={str(ANA): "Ana", str(ITEM): "Advent week"}, called={"U1": "Ben"})


def entry(
    payload: dict[str, Any] | None,
    kind: str = "plan.change_told",
    *,
    actor: str = str(ANA),
    subject: str = f"item:{ITEM}",
) -> RecordedEntry:
    return RecordedEntry(7, kind, "client", actor, NOW, subject, payload)


def told(
    payload: dict[str, Any] | None,
    kind: str = "plan.change_told",
    *,
    language: Literal["en", "es"] = "en",
    erasure: Erasure | None = None,
    actor: str = str(ANA),
) -> Told:
    reader = Reader(language, ZoneInfo("Europe/Madrid"))
    return tell(entry(payload, kind, actor=actor), Values(reader, NOW, KNOWN), erasure)


def facts(payload: dict[str, Any], kind: str = "plan.change_told") -> list[Fact]:
    return told(payload, kind).facts


def test_it_says_what_happened_who_did_it_and_when() -> None:
    one = told({"text": "the launch moves, <@U1> knows"})
    assert (one.title, one.who) == ("Plan change told", "Ana")
    assert one.when == "Sun 22 Nov, 13:00 CET"
    assert one.spoken == ["the launch moves, @Ben knows"]
    assert one.about.endswith("Advent week")
    assert told({}, language="es").title == "Aviso de un cambio del plan"


def test_what_rapport_did_and_who_is_not_known() -> None:
    assert told({}, actor="system").who == "Rapport"
    assert told({}, actor="contact").who == "the contact by e-mail"
    assert told({}, actor=str(UUID(int=99))).who == "somebody (00000000)"


@pytest.mark.parametrize(
    ("payload", "fact"),
    [
        (
            {"setting": "summary_time", "before": "09:00", "after": "08:30"},
            Fact("Daily summary at", "08:30", "09:00"),
        ),
        (
            {"setting": "contact_email", "before": None, "after": "a@b.example"},
            Fact("E-mail of the contact", "a@b.example", "none"),
        ),
        ({"before": "1", "after": "2"}, Fact("Changed", "2", "1")),
        (
            {"starts_before": "2026-11-27", "starts_after": "2026-11-30"},
            Fact("Starts", "Mon 30 Nov", "Fri 27 Nov"),
        ),
        (
            {"starts_before": None, "starts_after": "2026-11-30"},
            Fact("Starts", "Mon 30 Nov", "none"),
        ),
    ],
)
def test_what_moved_says_before_and_after(payload: dict[str, Any], fact: Fact) -> None:
    assert fact in facts(payload)
    assert not any(one.name in {"Before", "After"} for one in facts(payload))


def test_what_stayed_as_it_was_is_not_told_as_moved() -> None:
    assert facts({"ends_before": "2026-11-27", "ends_after": "2026-11-27"}) == []


def test_before_and_after_inside_of_others() -> None:
    moves = {"takes": [{"starts": {"before": "2026-11-27", "after": "2026-11-30"}}]}
    assert "Fri 27 Nov → Mon 30 Nov" in facts(moves)[0].value


def test_names_stand_for_ids_and_words_for_our_own_names() -> None:
    found = {one.name: one.value for one in facts({"person": str(ANA), "role": "staff"})}
    assert found == {"Person": "Ana", "Part": "staff"}
    assert facts({"door": "mention"}) == [Fact("Through", "a mention")]
    assert facts({"door": "garden"}) == [Fact("Through", "garden")]
    assert facts({"client_channel_id": "C0123456789"}) == [
        Fact("Client channel", "a channel in Slack")
    ]


def test_what_a_mail_was_about_and_why_a_post_failed_are_words_not_codes() -> None:
    mail = facts({"about": "change", "to": str(ANA)}, "receipt.sent")
    assert mail == [Fact("Mail about", "a plan change"), Fact("To", "Ana")]
    assert facts({"about": "change"}, "item.proposed")[0].value == "change", "people's own words"
    failed = told({"failure": "credits"}, "post.publish_failed", language="es").facts
    assert failed == [Fact("Por qué no", "se habían acabado los créditos de X")]


def test_an_address_leads_there_and_nothing_else_does() -> None:
    permalink = "https://acme.slack.com/archives/C1/p1"
    assert facts({"permalink": permalink})[0].url == permalink
    assert facts({"permalink": "javascript:alert(1)"})[0].url is None
    assert facts({"person": permalink})[0].url is None


def test_what_machines_need_stands_only_in_the_raw_entry() -> None:
    one = told({"content_hash": "abc", "text": "x"})
    assert one.facts == []
    assert '"content_hash": "abc"' in one.raw


def test_what_was_erased_says_when_and_on_whose_request() -> None:
    gone = told(None, erasure=Erasure(9, NOW, str(ANA)))
    assert gone.erased == (
        "What it said was erased on Sun 22 Nov, 13:00 CET, on request of Ana: entry 9 tells of it. "
        "The entry itself stays."
    )
    assert told(None).erased is not None
    assert told({}).erased is None


def test_the_entry_of_an_erasure_names_what_it_was() -> None:
    payload = {"kind": "plan.change_told", "on_request_of": str(ANA), "seq": 3}
    found = {one.name: one.value for one in facts(payload, "record.erased")}
    assert found == {"Kind": "Plan change told", "On request of": "Ana", "Entry": "3"}


def test_every_id_is_found_that_may_have_a_name() -> None:
    one = entry({"people": [str(ANA), {"item": str(ITEM)}], "text": "<@U1> and <@U2|x>"})
    assert ids_in([one]) == {ANA, ITEM}
    assert slack_names_in([one]) == {"U1", "U2"}
