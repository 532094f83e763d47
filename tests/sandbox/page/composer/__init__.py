"""The composer of the sandbox's page."""
