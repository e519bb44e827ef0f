"""What is asked once it is known which messages an asset tells: for whom they are, and what is claimed besides."""
