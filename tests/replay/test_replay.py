"""``rapport replay`` on a running sandbox: what goes in on X stands in Slack, or it says so."""

import csv
import html
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.sandbox import replay
from bot.sandbox.house import House
from bot.sandbox.replay import read_tweets, replay_into
from bot.sandbox.seed import Cast, seed_brand

COLUMNS = (
    "tweet_id",
    "author_id",
    "inbound",
    "created_at",
    "text",
    "response_tweet_id",
    "in_response_to_tweet_id",
)
TYPED = (
    "where is my parcel?\nsecond line, after a blank one:\n\nthanks",
    "tea & biscuits <3 for > 2 people, &amp; so on",
    "<!channel> <!here|everybody> <@U0000001> <#C0000001> *bold* _soft_ `code` > quote",
    "no way \U0001f926\u200d\u2640\ufe0f \U0001f1ea\U0001f1f8 \U0001f469\u200d\U0001f4bb!!",
    "¿dónde está mi café? ¡Llevo más de una semana esperando, señores!",
    "注文した紅茶がまだ届きません。いつ届きますか。",
    'he said "soon, maybe", and hung up; =1+1',
    "see https://example.com/a?b=1&c=2 (my order)",
)
"""As customers typed it; the file holds it as X delivers it."""
AGAIN = ("any news?", "¿alguna novedad?")
LATER = ("is anybody there?", "hello, still waiting", "¿hola?")


def _write(file: Path, texts: tuple[str, ...]) -> Path:
    """Rows of customers, each answered by the brand's own row, which is not to be fed in."""
    with file.open("w", newline="", encoding="utf-8") as opened:
        rows = csv.writer(opened)
        rows.writerow(COLUMNS)
        when = "Tue Oct 31 22:10:47 +0000 2017"
        for number, text in enumerate(texts, start=1):
            own, answer = str(2 * number), str(2 * number + 1)
            escaped = html.escape(text, quote=False)
            rows.writerow((own, 115_700 + number, "True", when, escaped, answer, ""))
            rows.writerow((answer, "brand", "False", when, "On it! ^AB", "", own))
    return file


@pytest.fixture(scope="module")
async def cast(house: House) -> Cast:
    """The brand of the home workspace: the one that replay plays to."""
    return await seed_brand(house, brand="Harbour Tea", handle="harbourtea")


@asynccontextmanager
async def _removed_from_the_inbox(house: House, cast: Cast) -> AsyncIterator[None]:
    bot, channel = cast.install.bot_user_id, cast.team_channel
    await house.slack.control.do("leave", user=bot, channel=channel.id)
    try:
        yield
    finally:
        await house.slack.invite(channel, cast.install)


def _told(printed: str) -> dict[str, str]:
    """The table: what → how many."""
    rows = (line.strip().strip("│").split("│") for line in printed.splitlines() if "│" in line)
    return {row[0].strip(): row[1].strip() for row in rows if len(row) == 2}


async def test_only_customers_rows_are_read_and_as_they_were_typed(tmp_path: Path) -> None:
    tweets = list(read_tweets(_write(tmp_path / "tweets.csv", TYPED)))
    assert tuple(tweet.text for tweet in tweets) == TYPED
    assert len({tweet.author for tweet in tweets}) == len(TYPED)
    assert len(list(read_tweets(tmp_path / "tweets.csv", limit=3))) == 3


async def test_everything_that_was_written_stands_in_slack(
    house: House, cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _write(tmp_path / "tweets.csv", TYPED)
    code = await replay_into(file, speed=0, limit=None, data=house.data.root)
    told = _told(capsys.readouterr().out)
    assert code == 0
    count = str(len(TYPED))
    assert told["tweets in"] == told["items recorded"] == count
    assert int(told["shown: cards"]) + int(told["shown: coalesced lines"]) == len(TYPED)
    assert (told["lost"], told["duplicates"], told["altered texts"]) == ("0", "0", "0")
    assert told["on X → in Slack, median"].endswith(" s")
    assert told["on X → in Slack, 99th percentile"].endswith(" s")

    seen = await cast.staff.reads(cast.team_channel)
    for text in TYPED:
        shown = [m for m in seen if text.splitlines()[0] in m.text]
        assert shown, text
    assert [message.rings for message in seen if "<!channel>" in message.text] == [[]]
    assert await cast.client.reads(cast.client_channel, "parcel") == []

    code = await replay_into(
        _write(file, AGAIN), speed=0, limit=None, data=house.data.root
    )  # what is there from before must not be taken for what is still to come
    assert code == 0
    assert _told(capsys.readouterr().out)["lost"] == "0"


async def test_what_does_not_arrive_is_counted_as_lost(
    house: House,
    cast: Cast,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(replay, "PATIENCE_SECONDS", 4.0)
    file = _write(tmp_path / "tweets.csv", LATER)
    async with _removed_from_the_inbox(house, cast):
        code = await replay_into(file, speed=0, limit=None, data=house.data.root)
    told = _told(capsys.readouterr().out)
    assert code == 1
    assert (told["tweets in"], told["items recorded"], told["lost"]) == ("3", "3", "3")


async def test_a_file_or_a_sandbox_that_is_not_there_is_one_clear_line(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("id,words\n1,hello\n")
    assert await replay_into(other, speed=0, limit=None, data=house.data.root) == 1
    assert "has no column author_id, inbound, text" in capsys.readouterr().err
    file = _write(tmp_path / "tweets.csv", LATER)
    assert await replay_into(file, speed=0, limit=None, data=tmp_path / "nowhere") == 1
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert "no sandbox has run on" in line
