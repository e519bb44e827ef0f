"""What was read of one asset: on the console, as JSON, as a web page."""
