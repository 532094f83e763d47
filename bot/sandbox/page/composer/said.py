"""The words that the composer's scripts say."""

from bot.sandbox.page.frame import Viewer

__all__ = ["script_words"]

_SAID = (
    "composer-suggestions",
    "composer-no-shortcuts",
    "composer-global",
    "composer-commands",
    "composer-copied",
    "composer-remove-file",
    "composer-alt",
    "composer-uploading",
    "composer-uploaded",
    "composer-app-silent",
    "composer-emoji-none",
    "composer-group-recent",
    "composer-group-found",
    "composer-refused-is_archived",
    "composer-refused-not_in_channel",
    "composer-refused-channel_not_found",
    "composer-refused-thread_not_found",
    "composer-refused-message_not_found",
    "composer-refused-cant_update_message",
    "composer-refused-cant_delete_message",
    "composer-refused-file_too_large",
    "composer-refused-lost",
    "composer-refused-other",
)


def script_words(viewer: Viewer) -> dict[str, str]:
    """By key without its part; what is filled in later stands in braces: ``{name}``."""
    words = {key: viewer.say(key, name="{name}", why="{why}", count="{count}") for key in _SAID}
    words["composer-suggestion"] = viewer.say("composer-suggestions", count=1)
    return {key.removeprefix("composer-"): said for key, said in words.items()}
