"""The answer of `diff`."""
