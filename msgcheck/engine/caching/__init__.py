"""What is known from earlier runs: the cache, its keys, and its values as JSON."""
