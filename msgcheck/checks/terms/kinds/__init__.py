"""The kinds of pack rules that are no lists of wrong forms, one module each."""
