"""How an asset stands to the glossary beyond forms that are listed as wrong."""
