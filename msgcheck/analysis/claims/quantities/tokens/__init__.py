"""Texts cut into tokens, and the words and numbers that the grammar knows."""
