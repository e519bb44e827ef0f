"""The history as a file that another history takes in: one JSON object a line."""
