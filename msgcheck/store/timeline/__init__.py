"""What the recorded runs say of each asset over time: spells, and one identity over renames."""
