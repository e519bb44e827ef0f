"""What the history holds becomes the figures of a drift report: pure functions over what it says of each asset.

One pass: ``states`` tells what is known of an asset at the end of a period, ``figures`` tells what of it stands behind
which figure, ``estimation`` reduces that to values, and the modules here put the report together.
"""
