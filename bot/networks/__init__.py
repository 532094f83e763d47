"""Social networks behind one protocol; one folder a network."""
