"""Styles of Vale: their rules as values, with what of them could not be honoured.

Nothing is imported here: a workspace without a Vale style reads none of it.
"""
