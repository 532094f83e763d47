"""What the other side says of a plan change: *Let's talk*, *I see it differently*."""
