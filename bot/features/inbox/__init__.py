"""The inbox: what customers write on networks, each message once, as a card for the team."""
