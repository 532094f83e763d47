"""Where objectives stand: readings over time, the card with its drawing, what is still needed."""
