"""Old versions of assets: from dated files or a git repository to what stood there at a time."""
