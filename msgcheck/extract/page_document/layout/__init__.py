"""Words with their places become lines, columns, blocks in reading order, and passages."""
