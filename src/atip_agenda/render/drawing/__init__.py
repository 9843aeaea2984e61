"""Drawing screens: text, pages, grids, colours."""
