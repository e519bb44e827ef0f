"""Values that cross the floors: frozen, hashable, picklable, with tuples inside. No behaviour, no input or output."""
