"""A strict local Slack, X and mailbox around the real wiring, and the played story."""
