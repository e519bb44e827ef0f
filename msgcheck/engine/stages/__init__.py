"""The stages of a run: read, judge, look again, compare over all assets; and what the models say meanwhile."""
