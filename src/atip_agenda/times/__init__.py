"""Words a user types, read as days, moments and spans: three grammars, each a table of forms."""
