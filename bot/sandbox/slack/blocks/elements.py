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
from bot.sandbox.slack.blocks.shapes import (
    Check,
    all_of,
    array,
    boolean,
    enum,
    integer,
    obj,
    one_of,
    string,
)

__all__ = ["IN_ACTIONS", "IN_INPUT", "IN_SECTION", "image"]

_CONFIRM: dict[str, Check] = {"confirm": confirm}
_FOCUS: dict[str, Check] = {"focus_on_load": boolean}
_HINT: dict[str, Check] = {"placeholder": plain_text(limits.PLACEHOLDER)}
_MENU = {**_CONFIRM, **_FOCUS, **_HINT}


def _element(required: dict[str, Check], optional: dict[str, Check]) -> Check:
    return obj({"type": string(), **required}, {"action_id": string(limits.ACTION_ID), **optional})


_button = _element(
    {"text": plain_text(limits.BUTTON_TEXT)},
    {
        "value": string(limits.BUTTON_VALUE, 0),
        "url": string(limits.URL),
        "style": enum("primary", "danger"),
        "accessibility_label": string(limits.BUTTON_TEXT),
        **_CONFIRM,
    },
)
_overflow = _element({"options": options(limits.OVERFLOW_OPTIONS, url=True)}, _CONFIRM)
_radio = _element(
    {"options": options(limits.CHOICES, mrkdwn=True)},
    {"initial_option": option(mrkdwn=True), **_CONFIRM, **_FOCUS},
)
_checkboxes = _element(
    {"options": options(limits.CHOICES, mrkdwn=True)},
    {"initial_options": options(limits.CHOICES, mrkdwn=True), **_CONFIRM, **_FOCUS},
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
_date = _element({}, {"initial_date": string(10, 10), **_MENU})
_time = _element({}, {"initial_time": string(5, 5), "timezone": string(), **_MENU})
_datetime = _element(
    {}, {"initial_date_time": integer(9_999_999_999, 1_000_000_000), **_CONFIRM, **_FOCUS}
)
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
_typed_input = _element({}, {"initial_value": string(), **_dispatch})
_number_input = _element(
    {"is_decimal_allowed": boolean},
    {"initial_value": string(), "min_value": string(), "max_value": string(), **_dispatch},
)
image = all_of(
    obj(
        {"type": string(), "alt_text": string(limits.ALT_TEXT)},
        {"image_url": string(limits.URL), "slack_file": slack_file},
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
IN_ACTIONS = {**_PICKERS, "button": _button, "overflow": _overflow, "datetimepicker": _datetime}
IN_SECTION = {**_PICKERS, **_MULTI, "button": _button, "overflow": _overflow, "image": image}
IN_INPUT = {
    **_PICKERS,
    **_MULTI,
    "datetimepicker": _datetime,
    "plain_text_input": _plain_input,
    "email_text_input": _typed_input,
    "url_text_input": _typed_input,
    "number_input": _number_input,
}
