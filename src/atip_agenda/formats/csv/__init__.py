"""CSV: tables as spreadsheets write them."""
