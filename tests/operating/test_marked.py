"""What an export shows of messages: Slack's bold and code, and nothing else of what was typed."""

import pytest

from bot.operating.copies import marked


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("*Acme · Plan item 1* · Agreed", "<b>Acme · Plan item 1</b> · Agreed"),
        ("say `/plan show` <b>", "say <code>/plan show</code> &lt;b&gt;"),
        ("2*3*4 and * no *", "2*3*4 and * no *"),
        ("<script>*x*</script>", "&lt;script&gt;<b>x</b>&lt;/script&gt;"),
    ],
)
def test_messages_keep_their_bold_and_their_code(said: str, shown: str) -> None:
    assert marked(said) == shown
