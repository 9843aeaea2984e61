"""What is wrong or odd in an agenda file."""
