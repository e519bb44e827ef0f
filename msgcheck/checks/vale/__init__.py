"""Rules of Vale styles on passages: where each rule of a style finds something, and what it says.

Nothing is imported here: a workspace without a Vale style opens no matcher.
"""
