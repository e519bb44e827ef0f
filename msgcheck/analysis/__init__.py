"""Language and models: normalised text, sentences, embeddings, the judge. The only door to spaCy and the model runtimes."""
