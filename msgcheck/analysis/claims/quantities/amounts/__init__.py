"""Amounts by their forms: with units, shares, ratios, ranks, ranges, dates, in words."""
