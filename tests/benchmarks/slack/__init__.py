"""What the messenger does with a backlog: ``pytest -s tests/benchmarks/slack/bench_*``."""
