"""How two claims differ: which quantity stands for which, and what became of value, bound, hedge and promise."""
