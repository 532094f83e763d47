"""Block elements: docs.slack.dev/reference/block-kit/block-elements."""

from bot.sandbox.slack import limits
from bot.sandbox.slack.blocks.objects import (
    confirm,
    dispatch_config,
    filter_object,
    option,
    option_groups,
    options,
    plain_text,
    slack_file,
)
from bot.sandbox.slack.blocks.rich import rich_text
from bot.sandbox.slack.blocks.shapes import (
    Check,
    all_of,
    array,
    boolean,
    by_type,
    enum,
    integer,
    matching,
    obj,
    one_of,
    string,
)

__all__ = ["IN_ACTIONS", "IN_CONTEXT_ACTIONS", "IN_INPUT", "IN_SECTION", "button", "image"]

_CONFIRM: dict[str, Check] = {"confirm": confirm}
_FOCUS: dict[str, Check] = {"focus_on_load": boolean}
_HINT: dict[str, Check] = {"placeholder": plain_text(limits.PLACEHOLDER)}
_MENU = {**_CONFIRM, **_FOCUS, **_HINT}


def _element(required: dict[str, Check], optional: dict[str, Check]) -> Check:
    return obj({"type": string(), **required}, {"action_id": string(limits.ACTION_ID), **optional})


button = _element(
    {"text": plain_text(limits.BUTTON_TEXT)},
    {
        "value": string(limits.BUTTON_VALUE, 0),
        "url": string(limits.BUTTON_URL),
        "style": enum("primary", "danger"),
        "accessibility_label": string(limits.ACCESSIBILITY_LABEL),
        **_CONFIRM,
    },
)
_overflow = _element({"options": options(limits.OVERFLOW_OPTIONS, url=True)}, _CONFIRM)
_radio = _element(
    {"options": options(limits.RADIO_BUTTONS, mrkdwn=True)},
    {"initial_option": option(mrkdwn=True), **_CONFIRM, **_FOCUS},
)
_checkboxes = _element(
    {"options": options(limits.CHECKBOXES, mrkdwn=True)},
    {"initial_options": options(limits.CHECKBOXES, mrkdwn=True), **_CONFIRM, **_FOCUS},
)
_either = one_of("options", "option_groups")
_choices: dict[str, Check] = {"options": options(), "option_groups": option_groups}
_most: dict[str, Check] = {"max_selected_items": integer(least=1)}
_static = all_of(_element({}, {**_choices, "initial_option": option(), **_MENU}), _either)
_multi_static = all_of(
    _element({}, {**_choices, "initial_options": options(), **_most, **_MENU}), _either
)
_external = _element({}, {"initial_option": option(), "min_query_length": integer(), **_MENU})
_multi_external = _element(
    {}, {"initial_options": options(), "min_query_length": integer(), **_most, **_MENU}
)
_respond: dict[str, Check] = {"response_url_enabled": boolean}
_users = _element({}, {"initial_user": string(), **_MENU})
_multi_users = _element({}, {"initial_users": array(string()), **_most, **_MENU})
_channels = _element({}, {"initial_channel": string(), **_respond, **_MENU})
_multi_channels = _element({}, {"initial_channels": array(string()), **_most, **_MENU})
_conversation: dict[str, Check] = {
    "default_to_current_conversation": boolean,
    "filter": filter_object,
    **_MENU,
}
_conversations = _element({}, {"initial_conversation": string(), **_respond, **_conversation})
_multi_conversations = _element(
    {}, {"initial_conversations": array(string()), **_most, **_conversation}
)
_date = _element(
    {},
    {
        "initial_date": matching(
            r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "a date YYYY-MM-DD"
        ),
        **_MENU,
    },
)
_time = _element(
    {},
    {
        "initial_time": matching(r"([01]\d|2[0-3]):[0-5]\d", "a time HH:mm"),
        "timezone": string(),
        **_MENU,
    },
)
_datetime = _element(
    {}, {"initial_date_time": integer(9_999_999_999, 1_000_000_000), **_CONFIRM, **_FOCUS}
)
_inputs = array(obj({"name": string(), "value": string()}))
_dispatch: dict[str, Check] = {"dispatch_action_config": dispatch_config, **_FOCUS, **_HINT}
_plain_input = _element(
    {},
    {
        "initial_value": string(limits.INPUT_LENGTH, 0),
        "multiline": boolean,
        "min_length": integer(limits.INPUT_LENGTH),
        "max_length": integer(limits.INPUT_LENGTH, 1),
        **_dispatch,
    },
)
_rich_input = _element(
    {},
    {
        "initial_value": by_type({"rich_text": rich_text}),
        "min_lines": integer(limits.RICH_TEXT_INPUT_LINES, 1),
        "max_lines": integer(limits.RICH_TEXT_INPUT_LINES, 1),
        **_dispatch,
    },
)
_file_input = _element(
    {}, {"filetypes": array(string()), "max_files": integer(limits.FILE_INPUT_FILES, 1)}
)
_feedback = obj(
    {"text": plain_text(limits.BUTTON_TEXT), "value": string(limits.BUTTON_VALUE)},
    {"accessibility_label": string(limits.ACCESSIBILITY_LABEL)},
)
_feedback_buttons = _element({"positive_button": _feedback, "negative_button": _feedback}, {})
_icon_button = _element(
    {"icon": enum("trash"), "text": plain_text(limits.BUTTON_TEXT)},
    {
        "value": string(limits.BUTTON_VALUE, 0),
        "accessibility_label": string(limits.ACCESSIBILITY_LABEL),
        "visible_to_user_ids": array(string(), limits.ICON_BUTTON_USERS),
        **_CONFIRM,
    },
)
_workflow = obj({"trigger": obj({"url": string()}, {"customizable_input_parameters": _inputs})})
_workflow_button = _element(
    {"text": plain_text(limits.BUTTON_TEXT), "workflow": _workflow},
    {
        "style": enum("primary", "danger"),
        "accessibility_label": string(limits.ACCESSIBILITY_LABEL),
    },
)
_typed_input = _element({}, {"initial_value": string(), **_dispatch})
_number_input = _element(
    {"is_decimal_allowed": boolean},
    {"initial_value": string(), "min_value": string(), "max_value": string(), **_dispatch},
)
image = all_of(
    obj(
        {"type": string(), "alt_text": string(limits.ALT_TEXT)},
        {"image_url": string(limits.IMAGE_URL), "slack_file": slack_file},
    ),
    one_of("image_url", "slack_file"),
)

_PICKERS: dict[str, Check] = {
    "static_select": _static,
    "external_select": _external,
    "users_select": _users,
    "channels_select": _channels,
    "conversations_select": _conversations,
    "datepicker": _date,
    "timepicker": _time,
    "radio_buttons": _radio,
    "checkboxes": _checkboxes,
}
_MULTI: dict[str, Check] = {
    "multi_static_select": _multi_static,
    "multi_external_select": _multi_external,
    "multi_users_select": _multi_users,
    "multi_channels_select": _multi_channels,
    "multi_conversations_select": _multi_conversations,
}

# Which element may stand where: the tables of each element's own page.
_BUTTONS: dict[str, Check] = {
    "button": button,
    "overflow": _overflow,
    "workflow_button": _workflow_button,
}
IN_ACTIONS = {**_PICKERS, **_BUTTONS, "datetimepicker": _datetime, "rich_text_input": _rich_input}
IN_SECTION = {**_PICKERS, **_MULTI, **_BUTTONS, "image": image}
IN_CONTEXT_ACTIONS = {"feedback_buttons": _feedback_buttons, "icon_button": _icon_button}
IN_INPUT = {
    **_PICKERS,
    **_MULTI,
    "datetimepicker": _datetime,
    "plain_text_input": _plain_input,
    "email_text_input": _typed_input,
    "url_text_input": _typed_input,
    "number_input": _number_input,
    "rich_text_input": _rich_input,
    "file_input": _file_input,
}
