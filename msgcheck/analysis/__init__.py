"""Normalised text, sentences, embeddings, the judge: the only door to spaCy and the model runtimes."""
