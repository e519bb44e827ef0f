"""Does an asset tell the messages of the platform, and does it tell them right?"""
