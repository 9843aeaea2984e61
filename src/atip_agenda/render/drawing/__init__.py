"""What screens are drawn with: text, pages, grids, colours."""
