"""Catalogues, and times as people write and read them."""
