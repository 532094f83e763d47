"""The queue: what waits for which side, and what either side promised; both see the same."""
