"""The glossary and rule packs in the forms of other tools, with what those cannot hold; and packs as YAML."""
