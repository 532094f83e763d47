"""The plan as a whole: its card, its pages, and all that waits for agreement."""
