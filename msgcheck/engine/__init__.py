"""From assets to a run: plan, read and check, stamp, score, gate, cache."""
