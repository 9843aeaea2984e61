"""Results turned into screens, lines and JSON; nothing here prints."""
