"""Files that hold files: ZIP archives, office packages with their XML parts and relationships, compound files."""
