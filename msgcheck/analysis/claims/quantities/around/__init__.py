"""What stands around an amount: its bound, denominator, window, and what it is set against."""
