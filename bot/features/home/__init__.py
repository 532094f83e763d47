"""Home: everything that waits for one person, and what comes next, silently, in the app's tab."""
