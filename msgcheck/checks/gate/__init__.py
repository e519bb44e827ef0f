"""What the gate asks beyond single findings, and what becomes of waivers: the pages of these rules."""
