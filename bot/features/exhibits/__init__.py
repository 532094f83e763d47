"""Exhibits: kept screenshots, opened by those who may read the change they belong to."""
