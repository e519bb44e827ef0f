"""What one page shows: its words, what is painted over and under them, and what nobody sees."""
