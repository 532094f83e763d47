"""What recording and verifying cost. On purpose: ``pytest -s tests/benchmarks/record/bench_*``."""
