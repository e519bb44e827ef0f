"""PowerPoint presentations: slides, notes, layouts and masters, and what hangs on their shapes."""
