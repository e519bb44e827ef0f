"""The drift report as a deck (PPTX) with native charts and tables, and its evidence in the speaker notes."""
