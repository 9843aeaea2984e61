"""The answer of `check`."""
