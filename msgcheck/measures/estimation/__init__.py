"""How the things behind a figure become its value: reductions, intervals, survival."""
