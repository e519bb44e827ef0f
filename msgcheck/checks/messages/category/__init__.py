"""The category noun, checked by name: what the platform calls the company, and what an asset calls it."""
