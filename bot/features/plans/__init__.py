"""Plan changes: told, echoed, shown to the other side, seen."""
