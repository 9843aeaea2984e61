"""Turn results into screens, lines and JSON."""
