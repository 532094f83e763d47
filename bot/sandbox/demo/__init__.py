"""A week at two brands, played into a new sandbox so that every screen has something to show."""
