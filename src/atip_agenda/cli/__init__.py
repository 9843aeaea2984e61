"""One small file per command: load, ask, show."""
