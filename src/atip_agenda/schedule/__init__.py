"""The questions one asks an agenda: values in, frozen results out; no I/O, no clock, no text."""
