"""Work after commit: enqueue in our transaction, due work, the worker and its sweepers."""
