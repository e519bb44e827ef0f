"""Which words an asset uses that the glossary and the rule packs do not want."""
