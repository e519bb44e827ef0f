"""Claims taken apart: quantities, hedges, absolutes, comparatives, names; and how two claims differ."""
