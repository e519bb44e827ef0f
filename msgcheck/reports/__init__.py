"""A run as people and programs want to see it."""
