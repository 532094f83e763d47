"""The kit's own words on screen: a form behind a button, a notice, help."""

from collections.abc import Sequence
from typing import Any, ClassVar

from bot.i18n.reader import Reader
from bot.slack import blocks
from bot.slack.dispatch import Command
from bot.slack.escaping import escape
from bot.slack.modals import build_notice
from bot.slack.parser import APP, Help
from bot.slack.payloads import VALUE_LIMIT, ActionPayload
from bot.slack.responses import Message

__all__ = ["RerunCommand", "build_help", "form_again", "form_here", "notice_view", "rerun"]

HELP_LINES = 40


class RerunCommand(ActionPayload):
    """Runs a command again from a button, which has a trigger where a mention has none."""

    action_id: ClassVar[str] = "slack.rerun"
    feature: str
    verb: str
    text: str = ""
    thread_ts: str | None = None
    message_ts: str | None = None


def rerun(
    feature: str, verb: str, text: str, thread_ts: str | None = None, message_ts: str | None = None
) -> RerunCommand:
    """The payload; a text too long for a button is cut (the mention itself still has it all)."""
    while True:
        payload = RerunCommand(
            feature=feature, verb=verb, text=text, thread_ts=thread_ts, message_ts=message_ts
        )
        over = len(payload.model_dump_json()) - VALUE_LIMIT
        if over <= 0:
            return payload
        text = text[: -max(over, 10)]


def form_here(reader: Reader, again: ActionPayload) -> Message:
    """A form that waits behind a button."""
    return _form(reader.text("slack-open-form"), reader, again)


def form_again(reader: Reader, again: ActionPayload) -> Message:
    """A form that could not be opened."""
    return _form(reader.text("slack-open-form-again"), reader, again)


def _form(text: str, reader: Reader, again: ActionPayload) -> Message:
    label = reader.text("slack-open-form-button")
    return Message(text, (blocks.section(text), blocks.actions(blocks.button(label, again))))


def notice_view(reader: Reader, message: Message) -> dict[str, Any]:
    """A modal that only says something."""
    title, close = reader.text("slack-error-title"), reader.text("slack-close")
    return build_notice(title, close, message.blocks)


def build_help(
    reader: Reader, commands: Sequence[Command], asked: Help, *, slash: bool, typed: str
) -> Message:
    """What can be done, in the reader's language; what was typed is given back.

    Args:
        reader: who asked.
        commands: all there are.
        asked: why help is shown, and for which feature.
        slash: whether slash commands work for this person here.
        typed: empty where there is nothing to give back.
    """
    lead = []
    if asked.reason == "unknown":
        lead.append(blocks.section(reader.text("slack-help-unknown")))
    if asked.reason == "ambiguous":
        choices = reader.listing([f"`{each}`" for each in asked.candidates])
        lead.append(blocks.section(reader.text("slack-help-ambiguous", choices=choices)))
    if typed and lead:
        lead += [blocks.context(reader.text("slack-help-typed")), blocks.quote(typed)]
    shown = [c for c in commands if asked.feature in {None, c.feature}][:HELP_LINES]
    lines = [_line(reader, command, slash=slash) for command in shown]
    title = reader.text("slack-help-title")
    footer = reader.text("slack-help-footer", mention="`@Rapport …`")
    return Message(
        title,
        (*lead, blocks.header(title), blocks.section("\n".join(lines)), blocks.context(footer)),
    )


def _line(reader: Reader, command: Command, *, slash: bool) -> str:
    verb = command.verb
    if reader.language == "es" and command.aliases:
        verb = command.aliases[0]
    words = [verb] if command.feature == APP else [command.feature, verb]
    if slash:
        start = f"/{APP}" if command.feature == APP else ""
        typed = f"{start} {' '.join(words)}" if start else f"/{' '.join(words)}"
    else:
        typed = f"@Rapport {' '.join(words)}"
    shown = escape(typed.strip())
    if command.help_key is None:
        return reader.text("slack-help-mention", command=shown)
    return reader.text("slack-help-line", command=shown, does=reader.text(command.help_key))
