"""What the assets of a run say against each other: one fact with two values, and copies that were left behind."""
