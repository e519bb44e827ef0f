"""Files that are text and little more: prose, tables with separators, captions of videos."""
