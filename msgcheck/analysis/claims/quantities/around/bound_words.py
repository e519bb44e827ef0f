"""The words that bound a number, before it and after it; English, some German, French, Spanish, Italian and Dutch."""

from __future__ import annotations

from msgcheck.analysis.claims.quantities.quantity import Bound

_PHRASES = {
    Bound.AT_LEAST: "at least|no less than|not less than|no fewer than|more than|over|above|beyond|exceeding|exceeds|"
    "minimum of|a minimum of|minimum|min|as little as|as few as|upwards of|upward of|north of|starting at|"
    "starting from|starts at|start at|starts from|start from|greater than|higher than|longer than|"
    "exceed|exceeded|surpass|surpasses|surpassed|surpassing|topping|mehr als|"
    "ab|länger als|höher als|größer als|mindestens|über|in excess of|as low as|minimal|wenigstens|"
    "plus de|plus d '|au moins|à partir de|dès|más de|más del|al menos|desde|a partir de|oltre|più di|almeno|meer dan|"
    "minstens|>|≥|> =",
    Bound.AT_MOST: "up to|up to and including|as many as|as much as|as long as|as high as|at most|under -|no more than|"
    "not more than|never more than|no longer than|no higher than|no greater than|sub -|less than|fewer than|"
    "smaller than|lower than|shorter than|no later than|no farther than|no further than|faster than|under|below|"
    "within|capped at|limited to|restricted to|a limit of|the limit of|limit of|a cap of|"
    "not exceeding|without exceeding|not exceed|never exceed|cannot exceed|t exceed|"
    "maximum of|a maximum of|maximum|max|"
    "kürzer als|niedriger als|kleiner als|schneller als|"
    "bis zu|höchstens|weniger als|unter|maximal|innerhalb von|jusqu ' à|jusqu ' au|moins de|moins d '|au plus|sous|"
    "hasta|binnen|entro|dentro de|dans les|menos de|como máximo|fino a|fino al|meno di|tot|minder dan|<|≤|< =",
    Bound.ABOUT: "about|around|approximately|approx|roughly|nearly|almost|some|circa|ca|close to|an estimated|"
    "estimated|nearing|just shy of|shy of|in the region of|on the order of|somewhere around|more or less|"
    "rund|etwa|knapp|ungefähr|zirka|environ|près de|près d '|presque|casi|alrededor de|unos|quasi|bijna|ongeveer|fast|"
    "~|≈",
}
BOUNDS = {tuple(phrase.split()): bound for bound, phrases in _PHRASES.items() for phrase in phrases.split("|")}
LONGEST_BOUND = max(map(len, BOUNDS))
BOUNDS_AFTER = {
    ("or", "more"): Bound.AT_LEAST,
    ("or", "longer"): Bound.AT_LEAST,
    ("or", "higher"): Bound.AT_LEAST,
    ("or", "better"): Bound.AT_LEAST,
    ("or", "later"): Bound.AT_LEAST,
    ("or", "newer"): Bound.AT_LEAST,
    ("and", "later"): Bound.AT_LEAST,
    ("and", "newer"): Bound.AT_LEAST,
    ("ou", "plus"): Bound.AT_LEAST,
    ("oder", "mehr"): Bound.AT_LEAST,
    ("o", "más"): Bound.AT_LEAST,
    ("or", "earlier"): Bound.AT_MOST,
    ("or", "slower"): Bound.AT_LEAST,
    ("or", "larger"): Bound.AT_LEAST,
    ("or", "over"): Bound.AT_LEAST,
    ("or", "smaller"): Bound.AT_MOST,
    ("or", "lower"): Bound.AT_MOST,
    ("or", "greater"): Bound.AT_LEAST,
    ("or", "above"): Bound.AT_LEAST,
    ("and", "over"): Bound.AT_LEAST,
    ("and", "counting"): Bound.AT_LEAST,
    ("or", "faster"): Bound.AT_MOST,
    ("or", "sooner"): Bound.AT_MOST,
    ("or", "below"): Bound.AT_MOST,
    ("and", "up"): Bound.AT_LEAST,
    ("and", "above"): Bound.AT_LEAST,
    ("and", "more"): Bound.AT_LEAST,
    ("or", "less"): Bound.AT_MOST,
    ("or", "fewer"): Bound.AT_MOST,
    ("or", "under"): Bound.AT_MOST,
    ("at", "most"): Bound.AT_MOST,
    ("at", "least"): Bound.AT_LEAST,
    ("or", "so"): Bound.ABOUT,
    ("or", "thereabouts"): Bound.ABOUT,
    ("-", "odd"): Bound.ABOUT,
    ("max",): Bound.AT_MOST,
    ("maximum",): Bound.AT_MOST,
    ("tops",): Bound.AT_MOST,
    ("min",): Bound.AT_LEAST,
    ("minimum",): Bound.AT_LEAST,
}
