"""Pure functions: passages and reference data in, observations out."""
