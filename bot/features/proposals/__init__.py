"""Proposing, editing and closing a plan item: `/plan item`, its forms, an item's own view."""
