"""Structured logs: one line an event, with the ids of what is in hand and never its content."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import structlog

__all__ = ["about", "about_client", "configure"]

LOUD = (
    "tweepy",
    "slack_bolt",
    "slack_sdk",
    "aiohttp",
    "asyncio",
    "procrastinate",
    "psycopg",
    "sqlalchemy",
    "aiosmtplib",
    "urllib3",
    "requests_oauthlib",
)
"""Third parties that print headers, tokens or bodies at DEBUG: never below INFO."""


@contextmanager
def about(**ids: object) -> Iterator[None]:
    """Put these ids on every line that is logged within, and a client's once it is known."""
    with structlog.contextvars.bound_contextvars(client_id=None, **ids):
        yield


def about_client(client_id: UUID) -> None:
    """From here to the end of :func:`about`, the work in hand is for this client."""
    structlog.contextvars.bind_contextvars(client_id=str(client_id))


def configure(level: str, *, human: bool = False) -> None:
    """Set up logging for this process, to standard error.

    JSON lines, or (``human``) aligned text for a terminal. Third parties stay at WARNING, so that
    no header, token or body of theirs is ever printed, whatever ``level`` says.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        _drop_unknown,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
        if human
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[*shared, _plain_trace, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        # asked anew for each line: whoever captures standard error gets it, and may close theirs
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _plain_trace,
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)


def _drop_unknown(
    _: structlog.typing.WrappedLogger, __: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    if event.get("client_id", "") is None:
        del event["client_id"]
    return event


def _plain_trace(
    _: structlog.typing.WrappedLogger, __: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Where a fault came from, without its message: a message may quote what a person wrote."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    elif isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["at"] = _frames(error)
    return event


def _frames(error: BaseException) -> list[str]:
    frames: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_filename.rsplit('/site-packages/')[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return frames[-12:]
