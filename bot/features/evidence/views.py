"""The forms of evidence, and what a change's thread says of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.features.evidence.models import Evidence, EvidenceFile
from bot.features.evidence.payloads import RecordModal, ShowFile, ToldModal
from bot.features.evidence.rules import FILE_KINDS, LONGEST_NAME, MEDIA, FileStatus
from bot.features.plans.rules import LONGEST
from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.blocks import Choice
from bot.slack.escaping import cut, escape, link
from bot.slack.responses import Block, Message, Modal

__all__ = [
    "SOMEBODY_ELSE",
    "Scene",
    "build_already",
    "build_changed",
    "build_line",
    "build_record_modal",
    "build_refused",
    "build_told_modal",
    "with_evidence",
]

SOMEBODY_ELSE = "other"
"""The choice in *Who said it*, where it is nobody with a part here."""
GLANCE, TIME, FILES, MOST_SHOWN = 400, 100, 5, 10
_NAMED = re.compile(r"<[@#][A-Z0-9]+>")


@dataclass(frozen=True)
class Scene:
    """A piece of evidence with what is shown beside it."""

    evidence: Evidence
    files: Sequence[EvidenceFile]
    zone: ZoneInfo
    """The client's."""
    now: datetime
    recorder: str = ""
    """Who wrote it down, where that is somebody else."""


def build_record_modal(
    reader: Reader,
    payload: RecordModal,
    scene: Scene,
    *,
    brand: str,
    teller: str | None,
    presser: str,
) -> Modal:
    """A message as a plan change: its words, to be put in short, and when it takes effect.

    ``teller``: who it counts as told by; None: ``presser``, for the author has no part here.
    """
    said = _said(replace(reader, zone=scene.zone), scene)
    notes = [
        reader.text("evidence-lead", brand=escape(brand), said=said),
        reader.text("evidence-counts", who=escape(teller))
        if teller
        else reader.text("evidence-counts-presser", who=escape(presser)),
        reader.text("evidence-stays"),
    ]
    return Modal(
        payload=payload,
        title=reader.text("evidence-record-title"),
        submit=reader.text("evidence-submit"),
        close=reader.text("evidence-cancel"),
        blocks=(
            blocks.context("\n".join(notes)),
            _what(reader, scene.evidence.text),
            _when(reader, scene.zone),
        ),
    )


def build_told_modal(
    reader: Reader,
    payload: ToldModal,
    *,
    brand: str,
    zone: ZoneInfo,
    people: Sequence[Choice],
    text: str,
) -> Modal:
    """What somebody said elsewhere; ``people`` are those of the other side, by id and name."""
    who = [*people, (SOMEBODY_ELSE, reader.text("evidence-somebody-else"))]
    media = [(one, reader.text("evidence-medium", medium=one)) for one in MEDIA]
    return Modal(
        payload=payload,
        title=reader.text("evidence-told-title"),
        submit=reader.text("evidence-submit"),
        close=reader.text("evidence-cancel"),
        blocks=(
            blocks.context(reader.text("evidence-told-lead", brand=escape(brand))),
            blocks.input_select("who", reader.text("evidence-who"), who, initial=who[0][0]),
            blocks.input_text(
                "name",
                reader.text("evidence-name"),
                max_length=LONGEST_NAME,
                hint=reader.text("evidence-name-hint"),
                optional=True,
            ),
            blocks.input_select("medium", reader.text("evidence-where"), media, initial=MEDIA[0]),
            blocks.input_text(
                "said",
                reader.text("evidence-said-when"),
                max_length=TIME,
                placeholder="16:10",
                hint=reader.text("evidence-zone", zone=zone.key),
                optional=True,
            ),
            _what(reader, text),
            _when(reader, zone),
            blocks.input_files(
                "files",
                reader.text("evidence-screenshot"),
                kinds=FILE_KINDS,
                most=FILES,
                hint=reader.text("evidence-screenshot-hint"),
                optional=True,
            ),
        ),
    )


def _what(reader: Reader, text: str) -> Block:
    label = reader.text("evidence-what")
    return blocks.input_text("text", label, multiline=True, initial=text, max_length=LONGEST)


def _when(reader: Reader, zone: ZoneInfo) -> Block:
    return blocks.input_text(
        "when",
        reader.text("evidence-when"),
        max_length=TIME,
        placeholder=reader.text("evidence-when-placeholder"),
        hint=reader.text("evidence-when-hint", zone=zone.key),
        optional=True,
    )


def build_already(reader: Reader, number: int, url: str | None) -> Message:
    """That message is a plan change already; where its card stands."""
    text = reader.text("evidence-already", number=number)
    if url:
        text += " " + link(url, reader.text("evidence-open-card"))
    return Message(text, (blocks.section(text),))


def with_evidence(reader: Reader, echo: Message, scene: Scene) -> Message:
    """The echo of a change, with a last line on what it was read from."""
    line = _line(replace(reader, zone=scene.zone), scene)
    return Message(echo.text, (*echo.blocks, blocks.context(line)))


def build_line(reader: Reader, scene: Scene) -> Message:
    """For the change's thread: whose words it was read from, where and when they were said."""
    line = _line(replace(reader, zone=scene.zone), scene)
    shown = [each for each in scene.files if each.status == "kept"][:MOST_SHOWN]
    buttons = [
        blocks.button(
            reader.text("evidence-show", name=each.name or reader.text("evidence-a-file")),
            ShowFile(file_id=each.id),
        )
        for each in shown
    ]
    return Message(line, (blocks.context(line), *([blocks.actions(*buttons)] if buttons else [])))


def build_changed(reader: Reader, scene: Scene, *, number: int, deleted: bool) -> Message:
    """For the change's thread: the message was edited or deleted; what was kept stays."""
    evidence = scene.evidence
    key = "evidence-deleted" if deleted else "evidence-edited"
    text = reader.text(key, who=escape(evidence.author_name), number=number)
    kept = blocks.context(reader.text("evidence-as-kept"))
    body: list[Block] = [blocks.context(text), kept, _quote(evidence.text)]
    if not deleted:
        body += [
            blocks.context(reader.text("evidence-as-now")),
            _quote(evidence.text_now),
        ]
    return Message(text, tuple(body))


def _quote(text: str) -> Block:
    """Words that nothing rings in; people in them are left out, Slack has only their ids."""
    return blocks.quote(cut(_NAMED.sub("@…", text), GLANCE))


def build_refused(
    reader: Reader, *, brand: str, number: int, file: str, why: FileStatus
) -> Message:
    """To whoever showed a file: it could not be kept, why, and what to do."""
    name = escape(file) or reader.text("evidence-a-file")
    text = reader.text(
        "evidence-refused", brand=escape(brand), number=number, file=name, why=str(why)
    )
    if not file:
        text = text[0].upper() + text[1:]
    return Message(text, (blocks.section(text),))


def _line(reader: Reader, scene: Scene) -> str:
    evidence = scene.evidence
    parts = [_said(reader, scene)]
    if scene.recorder:
        parts.append(reader.text("evidence-recorded-by", who=escape(scene.recorder)))
    if evidence.deleted_at is not None:
        parts.append(reader.text("evidence-deleted-since"))
    elif evidence.edited_ts is not None and evidence.text_now != evidence.text:
        parts.append(reader.text("evidence-edited-since"))
    parts += [_file(reader, each) for each in scene.files]
    if evidence.permalink and evidence.deleted_at is None:
        parts.append(link(evidence.permalink, reader.text("evidence-open-message")))
    return " · ".join(parts)


def _said(reader: Reader, scene: Scene) -> str:
    """``Said by Carol in WhatsApp, Fri 20 Nov, 16:10 GMT``."""
    evidence = scene.evidence
    who = escape(evidence.author_name)
    said = reader.text("evidence-said", who=who, medium=evidence.medium)
    if evidence.said_at is not None:
        return f"{said}, {reader.moment(evidence.said_at, now=scene.now)}"
    if evidence.said_day is not None:
        return f"{said}, {reader.day(evidence.said_day, now=scene.now)}"
    return said


def _file(reader: Reader, file: EvidenceFile) -> str:
    name = escape(cut(file.name, LONGEST_NAME)) or reader.text("evidence-a-file")
    status = file.status if file.status in {"waiting", "kept", "named", "erased"} else "failed"
    return reader.text("evidence-file", name=name, status=status)
