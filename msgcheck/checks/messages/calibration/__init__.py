"""The decision fitted to one company's labels, chosen and measured."""
