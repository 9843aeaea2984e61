"""The answer of `clashes`."""
