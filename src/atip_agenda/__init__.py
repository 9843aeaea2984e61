"""The schedule of the 26th Conference of the Alliance against Trafficking in Persons."""

__version__ = "0.1.0"
