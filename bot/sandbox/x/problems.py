"""How X says no: status and body, in its own words.

Shapes: docs.x.com/x-api/fundamentals/response-codes-and-errors. Sentences: as people report them
from the live API.
"""

from collections.abc import Mapping
from typing import Any

__all__ = [
    "Refusal",
    "crc_failed",
    "duplicate",
    "forbidden",
    "internal_error",
    "invalid_body",
    "invalid_parameter",
    "missing",
    "not_found",
    "out_of_credits",
    "reply_not_allowed",
    "reply_target_gone",
    "too_long",
    "too_many_requests",
    "unauthorized",
]

_PROBLEMS = "https://api.x.com/2/problems/"


class Refusal(Exception):  # noqa: N818 -- it is an answer, not a fault
    """An answer outside 2xx."""

    def __init__(self, status: int, body: Mapping[str, Any]) -> None:
        super().__init__(body.get("detail") or body.get("title"))
        self.status = status
        self.body = body


def _plain(status: int, title: str, detail: str) -> Refusal:
    return Refusal(
        status, {"title": title, "detail": detail, "type": "about:blank", "status": status}
    )


def _invalid(*errors: Mapping[str, Any]) -> Refusal:
    return Refusal(
        400,
        {
            "errors": list(errors),
            "title": "Invalid Request",
            "detail": "One or more parameters to your request was invalid.",
            "type": _PROBLEMS + "invalid-request",
        },
    )


def unauthorized() -> Refusal:
    """No token, or one that X did not give out."""
    return _plain(401, "Unauthorized", "Unauthorized")


def forbidden(detail: str) -> Refusal:
    """Understood, and refused."""
    return _plain(403, "Forbidden", detail)


def duplicate() -> Refusal:
    """The account has just said the same."""
    return forbidden("You are not allowed to create a Tweet with duplicate content.")


def reply_not_allowed() -> Refusal:
    """Since February 2026: answers only where the author mentioned or quoted the account."""
    return forbidden(
        "Reply to this conversation is not allowed because you have not been mentioned or "
        "otherwise engaged by the author of the post you are replying to."
    )


def reply_target_gone() -> Refusal:
    """The post to answer is deleted, or never was."""
    return forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.")


def too_long() -> Refusal:
    """More than 280 by X's own count."""
    return _invalid(
        {
            "message": "Your Tweet text is too long. For more information on how Twitter "
            "determines text length see https://github.com/twitter/twitter-text."
        }
    )


def invalid_parameter(name: str, value: str, message: str) -> Refusal:
    """A query parameter that the description does not have, or not with this value."""
    return _invalid({"parameters": {name: [value]}, "message": message})


def invalid_body(message: str) -> Refusal:
    """A request body that does not fit the description."""
    return _invalid({"parameters": {}, "message": message})


def not_found(resource: str, parameter: str, value: str) -> Refusal:
    """Nothing there under that id."""
    return Refusal(404, missing(resource, parameter, value))


def missing(resource: str, parameter: str, value: str) -> dict[str, Any]:
    """The problem that stands in ``errors`` for one of several ids."""
    return {
        "value": value,
        "resource_id": value,
        "parameter": parameter,
        "resource_type": resource,
        "title": "Not Found Error",
        "detail": f"Could not find {resource} with {parameter}: [{value}].",
        "type": _PROBLEMS + "resource-not-found",
    }


def too_many_requests() -> Refusal:
    """The window of 15 minutes is used up."""
    return _plain(429, "Too Many Requests", "Too Many Requests")


def internal_error() -> Refusal:
    """X has a fault of its own."""
    return Refusal(
        500,
        {
            "title": "Internal Server Error",
            "detail": "Something is broken.",
            "type": _PROBLEMS + "internal-error",
            "status": 500,
        },
    )


def out_of_credits() -> Refusal:
    """Pay per use, and nothing left to pay with."""
    return Refusal(
        402,
        {
            "title": "CreditsDepleted",
            "detail": "Your enrolled account does not have any credits to fulfill this request.",
            "type": _PROBLEMS + "credits",
        },
    )


def crc_failed(detail: str) -> Refusal:
    """The webhook did not answer its challenge (docs.x.com/x-api/webhooks/quickstart)."""
    return _invalid({"message": f"CrcValidationFailed: {detail}"})
