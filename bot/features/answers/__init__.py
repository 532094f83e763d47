"""What people write back to a mail of ours: it comes to the thread."""
