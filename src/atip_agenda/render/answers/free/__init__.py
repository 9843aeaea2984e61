"""The answer of `free`."""
