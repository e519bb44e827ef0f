"""The history's database: plain SQL through one small interface, whichever database it is."""
