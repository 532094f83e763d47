"""What is counted of requests from Slack."""

from prometheus_client import Counter, Histogram

__all__ = ["told"]

REQUESTS = Counter("rapport_slack_requests", "Requests from Slack", ["kind", "outcome"])
SECONDS = Histogram(
    "rapport_slack_request_seconds",
    "From a request's arrival to its acknowledgement",
    ["kind"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3),
)


def told(kind: str, outcome: str, seconds: float) -> None:
    """Count one request; ``outcome``'s first word is its label."""
    REQUESTS.labels(kind, outcome.partition(" ")[0]).inc()
    SECONDS.labels(kind).observe(seconds)
