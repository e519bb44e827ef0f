"""What an asset carries that its audience does not see, before it leaves the house."""
