"""The grammar of marketing quantities: a text becomes amounts with bound, unit, denominator, window and noun."""
