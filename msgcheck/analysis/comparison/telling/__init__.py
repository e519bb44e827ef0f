"""How a passage tells a wording: both as words and clauses, what of it stands there, and of whom."""
