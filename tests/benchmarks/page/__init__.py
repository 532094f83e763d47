"""How fast the sandbox's page is: ``pytest -s tests/benchmarks/page/bench_*``."""
