"""Messages of customers, shown where our people are."""
