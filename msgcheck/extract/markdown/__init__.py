"""Markdown and MDX: front matter, blocks, components, and the HTML within them."""
