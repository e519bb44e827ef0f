"""Who does it, and to whom it is told: others in our place, sides swapped, another thing."""
