"""One answer a command: its screen, its lines in a pipe, its JSON."""
