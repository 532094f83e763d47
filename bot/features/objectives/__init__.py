"""Objectives: the business results that the plan serves, and the readings of them over time."""
