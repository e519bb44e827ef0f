"""Figures of a drift report, computed from what the history holds: pure functions, values in and values out."""
