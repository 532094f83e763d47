"""Rich text: docs.slack.dev/reference/block-kit/blocks/rich-text-block."""

from bot.sandbox.slack import limits
from bot.sandbox.slack.blocks.shapes import (
    Check,
    array,
    boolean,
    by_type,
    enum,
    integer,
    obj,
    string,
)

__all__ = ["rich_text"]


def _part(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    return obj({"type": string(), **required}, optional or {})


_marks: dict[str, Check] = dict.fromkeys(("bold", "italic", "strike", "underline"), boolean)
_coded = {"style": obj({}, {**_marks, "code": boolean})}
_lit = {
    "style": obj(
        {}, {**_marks, "highlight": boolean, "client_highlight": boolean, "unlink": boolean}
    )
}
_PARTS: dict[str, Check] = {
    "text": _part({"text": string()}, _coded),
    "link": _part({"url": string()}, {"text": string(), "unsafe": boolean, **_coded}),
    "emoji": _part({"name": string()}, {"unicode": string(), "skin_tone": integer(6, 1), **_coded}),
    "user": _part({"user_id": string()}, _lit),
    "usergroup": _part({"usergroup_id": string()}, _lit),
    "channel": _part({"channel_id": string()}, _lit),
    "team": _part({"team_id": string()}, _coded),
    "broadcast": _part({"range": enum("here", "channel", "everyone")}, _coded),
    "color": _part({"value": string()}, _coded),
    "date": _part(
        {"timestamp": integer(least=0), "format": string()},
        {"url": string(), "fallback": string(), **_coded},
    ),
}
_parts = array(by_type(_PARTS), least=0)
_preformatted = array(by_type({kind: _PARTS[kind] for kind in ("text", "link")}), least=0)
_border = {"border": integer(limits.RICH_TEXT_BORDER)}
_section = _part({"elements": _parts})
_ELEMENTS: dict[str, Check] = {
    "rich_text_section": _section,
    "rich_text_list": _part(
        {
            "style": enum("bullet", "ordered"),
            "elements": array(by_type({"rich_text_section": _section}), least=0),
        },
        {"indent": integer(limits.RICH_TEXT_INDENT), "offset": integer(), **_border},
    ),
    "rich_text_quote": _part({"elements": _parts}, _border),
    "rich_text_preformatted": _part({"elements": _preformatted}, {"language": string(), **_border}),
}
rich_text = obj(
    {"type": string(), "elements": array(by_type(_ELEMENTS))},
    {"block_id": string(limits.BLOCK_ID)},
)
