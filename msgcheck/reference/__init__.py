"""Platform, glossary, personas and rule packs, with every mistake at its line."""
