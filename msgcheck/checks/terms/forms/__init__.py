"""Forms of terms: every spelling one listed form stands for, what replaces it, and where it is a word."""
