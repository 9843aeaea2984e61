"""Grammars for days, moments and spans as users type them."""
