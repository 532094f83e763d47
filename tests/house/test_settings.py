"""A missing or malformed setting is named in one clear line with an example."""

import base64
from collections.abc import Mapping

import pytest

from bot.errors import SettingsError
from bot.settings import EXAMPLES, load
from bot.storage.secrets import new_key

CANARY = "canary-7f3a"


def _complete(**changes: str | None) -> Mapping[str, str]:
    values: dict[str, str | None] = {
        "DATABASE_URL": "postgresql://app@localhost/rapport",
        "SLACK_SIGNING_SECRET": "secret",
        "RAPPORT_SECRET_KEYS": new_key(),
        "RAPPORT_SIGNING_KEY": new_key(),
        **changes,
    }
    return {name: value for name, value in values.items() if value is not None}


def test_the_needed_settings_are_enough() -> None:
    settings = load(_complete())
    assert settings.migration_database_url == settings.database_url
    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.x_api_url == "https://api.x.com"
    assert (settings.port, settings.log_level, settings.redis_url) == (8000, "INFO", None)


@pytest.mark.parametrize("name", ["DATABASE_URL", "RAPPORT_SECRET_KEYS", "RAPPORT_SIGNING_KEY"])
def test_a_missing_one_is_named_with_an_example(name: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(_complete(**{name: None}))
    line = str(caught.value)
    assert line.startswith(f"{name} is not set")
    assert EXAMPLES[name] in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", f"mysql://{CANARY}"),
        ("REDIS_URL", f"{CANARY}:6379"),
        ("PORT", "70000"),
        ("PORT", "http"),
        ("SLACK_BOT_TOKEN", f"xapp-{CANARY}"),
        ("SLACK_APP_TOKEN", f"xoxb-{CANARY}"),
        ("SLACK_API_URL", "slack.com"),
        ("RAPPORT_SECRET_KEYS", base64.urlsafe_b64encode(CANARY.encode()).decode()),
        ("RAPPORT_SIGNING_KEY", f"not base64 {CANARY}"),
        ("SMTP_URL", f"mail.example.com/{CANARY}"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_malformed_one_is_named_with_an_example_and_without_its_value(
    name: str, value: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load(_complete(**{name: value}))
    line = str(caught.value)
    assert line.startswith(f"{name} ")
    assert f"{name}={EXAMPLES[name]}" in line
    assert CANARY not in line


def test_an_unknown_setting_of_ours_is_refused() -> None:
    with pytest.raises(SettingsError, match="RAPPORT_SECRET_KEY is not a setting"):
        load(_complete(RAPPORT_SECRET_KEY="x"))


def test_secrets_stay_out_of_the_printed_form() -> None:
    settings = load(
        _complete(
            SLACK_BOT_TOKEN=f"xoxb-{CANARY}", DATABASE_URL=f"postgresql://a:{CANARY}@localhost/r"
        )
    )
    assert CANARY not in repr(settings)


def test_socket_mode_is_for_the_app_token_alone() -> None:
    assert load(_complete(SLACK_SIGNING_SECRET=None, SLACK_APP_TOKEN="xapp-1")).socket_mode
    assert not load(_complete(SLACK_APP_TOKEN="xapp-1")).socket_mode
