"""An answer in the thread, and the mail to whom it was not taken from."""

from bot.features.receipts.rules import MailText
from bot.features.receipts.views import simple_mail
from bot.i18n.reader import Reader
from bot.mail.layout import Fact
from bot.slack import blocks
from bot.slack.escaping import cut, escape
from bot.slack.responses import Message

__all__ = ["build_answer", "build_not_taken_mail"]

SECTION = 2_900


def build_answer(reader: Reader, *, who: str, text: str, subject: str | None) -> Message:
    """What somebody wrote back; ``subject``: of the mail, where the thread does not tell it."""
    if subject is None:
        head = reader.text("answers-answer", who=escape(who))
    else:
        head = reader.text("answers-answer-about", who=escape(who), subject=escape(subject))
    quoted = "\n".join(f"> {line}" for line in escape(text).splitlines())
    return Message(head, (blocks.section(head), blocks.section(cut(quoted, SECTION))))


def build_not_taken_mail(reader: Reader, *, brand: str) -> MailText:
    """To somebody whose answer was not taken: it came from another address."""
    parts = [Fact(reader.text("answers-not-taken", brand=brand))]
    subject = reader.text("answers-not-taken-subject", brand=brand)
    return simple_mail(reader, subject, parts, reader.text("answers-not-taken-foot"))
