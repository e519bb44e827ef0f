"""From paths to assets, or to a skipped asset with its reason."""
