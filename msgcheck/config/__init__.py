"""Settings of a workspace and the reading of files a person writes."""
