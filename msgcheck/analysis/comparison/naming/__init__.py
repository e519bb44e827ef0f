"""Names: of the company, of its rivals, and those that stand in the place of approved ones."""
