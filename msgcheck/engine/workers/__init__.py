"""Processes that bound what a file may cost: in time, in memory, and in what they answer."""
