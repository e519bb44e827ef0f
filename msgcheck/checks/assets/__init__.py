"""Is there anything to check in an asset at all?"""
