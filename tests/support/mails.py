"""Expected mails as files, one for each of their versions; refreshed as blocks are."""

from bot.features.receipts.rules import MailText
from tests.support import blocks

__all__ = ["assert_mail"]

FOLDER = blocks.FOLDER.parent / "mails"


def assert_mail(name: str, built: MailText) -> None:
    """``built`` is what ``tests/data/mails/<name>.txt`` and ``.html`` say."""
    for suffix, shown in (("txt", f"{built.subject}\n\n{built.plain}"), ("html", built.html)):
        path = FOLDER / f"{name}.{suffix}"
        if blocks.refreshing():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(shown)
        assert path.exists(), f"{path} is missing: run pytest --refresh-blocks and read the diff"
        assert path.read_text() == shown
