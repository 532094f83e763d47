"""What somebody typed after ``/plan item``."""

import pytest

from bot.features.proposals.rules import Asked, read_command


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Asked("new")),
        ("new", Asked("new")),
        ("nuevo Verano", Asked("new", text="Verano")),
        ("Summer launch", Asked("new", text="Summer launch")),
        ("3 posts a week on X", Asked("new", text="3 posts a week on X")),
        ("4 Kings", Asked("new", text="4 Kings")),
        ("4", Asked("edit", 4)),
        ("#4", Asked("edit", 4)),
        ("edit 4", Asked("edit", 4)),
        ("editar #12", Asked("edit", 12)),
        ("Edit the brochure", Asked("new", text="Edit the brochure")),
        ("close 4", Asked("close", 4)),
        ("close 4 the fair is off", Asked("close", 4, "the fair is off")),
        ("close 4: the fair is off", Asked("close", 4, "the fair is off")),
        ("Cerrar 4 - no hay feria", Asked("close", 4, "no hay feria")),
        ("close the gap", Asked("new", text="close the gap")),
        ("close 4-day weekend", Asked("new", text="close 4-day weekend")),
        ("close", Asked("close")),
        ("edit", Asked("edit")),
        ("close 12345678", Asked("new", text="close 12345678")),
    ],
)
def test_what_was_typed(text: str, expected: Asked) -> None:
    assert read_command(text) == expected
