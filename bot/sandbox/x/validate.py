"""Requests as X's own description (2.167) allows them: everything else is a 400.

Enumerations and bounds are that description's. ``tweet.fields`` and what goes with it are the
names of the documentation and of most libraries; they are taken as well, and answered in kind.
"""

# ruff: noqa: SIM905 -- enumerations stay readable beside the description's own

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.sandbox.x import problems

__all__ = [
    "CREATE_POST",
    "CREATE_SUBSCRIPTION",
    "CREATE_WEBHOOK",
    "LOOKUP",
    "ME",
    "PAGED",
    "PAGED_POSTS",
    "check_body",
    "check_query",
]

Check = Callable[[str], str | None]
_ID = re.compile(r"[0-9]{1,19}")

_POST_FIELDS = frozenset(
    "article article_title attachments card_uri community_id context_annotations conversation_id "
    "created_at display_text_range edit_controls entities geo id lang matched_media_notes "
    "media_metadata non_public_metrics note_post note_request_suggestions organic_metrics "
    "paid_partnership possibly_sensitive promoted_metrics public_metrics reply_settings scopes "
    "source suggested_source_links suggested_source_links_with_counts text withheld".split()
)
_TWEET_FIELDS = (_POST_FIELDS - {"note_post"}) | frozenset(
    "author_id edit_history_tweet_ids in_reply_to_user_id note_tweet referenced_tweets".split()
)
_EXPANSIONS = frozenset(
    "article.cover_media article.media_entities attachments.media_keys "
    "attachments.media_source_tweet attachments.poll_ids author_id edit_history_post_ids "
    "entities.mentions.username geo.place_id in_reply_to_user_id referenced_posts username "
    "edit_history_tweet_ids referenced_tweets.id referenced_tweets.id.author_id".split()
)
_USER_FIELDS = frozenset(
    "confirmed_email connection_status created_at description entities id is_identity_verified "
    "location name parody profile_banner_url profile_image_url protected public_metrics "
    "receives_your_dm subscribes_to_you subscription subscription_type url username verified "
    "verified_followers_count verified_type withheld".split()
)


def _is_id(value: str) -> str | None:
    return None if _ID.fullmatch(value) else "does not match [0-9]{1,19}"


def _are_ids(value: str) -> str | None:
    ids = value.split(",")
    if len(ids) > 100:  # noqa: PLR2004 -- the description's maxItems
        return "size must be between 1 and 100"
    return next((wrong for one in ids if (wrong := _is_id(one))), None)


def _some_of(allowed: frozenset[str]) -> Check:
    def check(value: str) -> str | None:
        wrong = [one for one in value.split(",") if one not in allowed]
        return f"[{wrong[0]}] is not one of [{','.join(sorted(allowed))}]" if wrong else None

    return check


def _between(low: int, high: int) -> Check:
    def check(value: str) -> str | None:
        fits = value.isdigit() and low <= int(value) <= high
        return None if fits else f"[{value}] is not between {low} and {high}"

    return check


def _is_time(value: str) -> str | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    return None if moment and moment.tzinfo else f"[{value}] is not a valid date-time"


def _any(value: str) -> str | None:
    return None if value else "must not be empty"


ME: Mapping[str, Check] = {
    "user.fields": _some_of(_USER_FIELDS),
    "expansions": _some_of(frozenset({"affiliation", "most_recent_post_id", "pinned_post_id"})),
    "post.fields": _some_of(_POST_FIELDS),
    "tweet.fields": _some_of(_TWEET_FIELDS),
}
_POST: Mapping[str, Check] = {
    "post.fields": _some_of(_POST_FIELDS),
    "tweet.fields": _some_of(_TWEET_FIELDS),
    "user.fields": _some_of(_USER_FIELDS),
    "expansions": _some_of(_EXPANSIONS),
    "media.fields": _any,
    "poll.fields": _any,
    "place.fields": _any,
}
LOOKUP: Mapping[str, Check] = {**_POST, "ids": _are_ids}
PAGED: Mapping[str, Check] = {
    **_POST,
    "max_results": _between(5, 100),
    "pagination_token": _any,
    "start_time": _is_time,
    "end_time": _is_time,
    "since_id": _is_id,
    "until_id": _is_id,
}
PAGED_POSTS: Mapping[str, Check] = {
    **PAGED,
    "exclude": _some_of(frozenset({"replies", "retweets"})),
}


def check_query(query: Mapping[str, str], allowed: Mapping[str, Check]) -> None:
    """Refuse what the route does not take."""
    for name, value in query.items():
        if name not in allowed:
            known = ",".join(sorted(allowed))
            raise problems.invalid_parameter(
                name, value, f"The query parameter [{name}] is not one of [{known}]"
            )
        wrong = allowed[name](value)
        if wrong:
            raise problems.invalid_parameter(name, value, f"The `{name}` query parameter {wrong}")


# What a body may hold: a type, or a shape for an object; a leading "!" marks what must be there.
CREATE_POST: Mapping[str, Any] = {
    "text": str,
    "reply": {
        "!in_reply_to_tweet_id": _is_id,
        "exclude_reply_user_ids": list,
        "auto_populate_reply_metadata": bool,
    },
    "quote_tweet_id": _is_id,
    "reply_settings": _some_of(
        frozenset({"following", "mentionedUsers", "subscribers", "verified"})
    ),
    "edit_options": {"!previous_post_id": _is_id},
    "made_with_ai": bool,
    "paid_partnership": bool,
    "nullcast": bool,
    "for_super_followers_only": bool,
    "share_with_followers": bool,
    "card_uri": str,
    "community_id": _is_id,
    "direct_message_deep_link": str,
    "geo": dict,
    "media": dict,
    "poll": dict,
}
CREATE_WEBHOOK: Mapping[str, Any] = {"!url": str}
CREATE_SUBSCRIPTION: Mapping[str, Any] = {
    "!event_type": _some_of(
        frozenset(
            "profile.update.bio profile.update.profile_picture profile.update.banner_picture "
            "profile.update.screenname profile.update.geo profile.update.url "
            "profile.update.verified_badge profile.update.affiliate_badge profile.update.handle "
            "news.new follow.follow follow.unfollow spaces.start spaces.end chat.received "
            "chat.sent chat.conversation_join dm.sent dm.received dm.indicate_typing dm.read "
            "post.create post.delete post.mention.create like.create mute.mute mute.unmute "
            "block.block block.unblock".split()
        )
    ),
    "!filter": {
        "user_id": _is_id,
        "keyword": str,
        "direction": _some_of(frozenset({"inbound", "outbound"})),
    },
    "webhook_id": _is_id,
    "tag": str,
}


def check_body(body: object, shape: Mapping[str, Any], at: str = "$") -> None:
    """Refuse what the description's schema refuses, unknown members included."""
    if not isinstance(body, dict):
        raise problems.invalid_body(f"{at}: is not an object")
    names = {key.removeprefix("!"): rule for key, rule in shape.items()}
    for name, value in body.items():
        if name not in names:
            raise problems.invalid_body(
                f"{at}.{name}: is not defined in the schema and the schema does not allow "
                "additional properties"
            )
        _check_value(value, names[name], f"{at}.{name}")
    for name in (key[1:] for key in shape if key.startswith("!")):
        if name not in body:
            raise problems.invalid_body(f"{at}.{name}: is missing but it is required")


def _check_value(value: object, rule: Any, at: str) -> None:
    if isinstance(rule, Mapping):
        check_body(value, rule, at)
    elif isinstance(rule, type):
        if not isinstance(value, rule):
            raise problems.invalid_body(
                f"{at}: {type(value).__name__} found, {rule.__name__} expected"
            )
    elif not isinstance(value, str) or rule(value):
        raise problems.invalid_body(f"{at}: does not match")
