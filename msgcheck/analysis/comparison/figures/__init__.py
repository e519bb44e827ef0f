"""Figures that stand in the place of approved ones: values, times, rhythms, grades, releases."""
