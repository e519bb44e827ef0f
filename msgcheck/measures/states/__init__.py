"""What is known of one asset at a moment: its result, and how long each finding in it has lived."""
