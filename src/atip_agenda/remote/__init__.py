"""Agendas at web addresses."""
