"""A PDF as a file: opened, mended, and its objects asked."""
