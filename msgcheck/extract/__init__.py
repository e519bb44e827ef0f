"""From bytes to passages, one reader a format. The only door to the file libraries."""
