"""The drift report of a period in each of its formats; every number reaches a reader through `figure_words`."""
