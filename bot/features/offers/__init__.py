"""Offers: what to do with words said to the app, and through which door they become a request."""
