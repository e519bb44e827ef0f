"""What hangs on a PDF beside its drawn text: properties, outline, comments, fields, files."""
