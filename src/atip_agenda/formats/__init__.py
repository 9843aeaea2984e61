"""Other people's schedules: a module for each format, imported only when a file is of it."""
