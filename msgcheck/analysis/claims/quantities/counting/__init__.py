"""Bare numbers: whether they count something, and what."""
