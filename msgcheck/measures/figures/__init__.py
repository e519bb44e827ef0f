"""What of an asset's state stands behind which figure: one module a measure.

Each yields items for the figures of every period (``headline_items``) and for those of the report's own
(``detail_items``), and makes figures or tables of the tallies of all assets. What a figure means, its formula and what
it cannot say is in docs/measures.md.
"""
