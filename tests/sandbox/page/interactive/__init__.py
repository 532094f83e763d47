"""Modals, App Home and elements as people meet them."""
