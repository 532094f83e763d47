"""What a plan change moves and why: asked for in its thread, answered by buttons."""
