"""Wordings that are fixed, and wordings that the platform names as wrong."""
