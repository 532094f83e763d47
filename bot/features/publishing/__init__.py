"""Publishing: an approved revision touches the network once, and what came of it."""
