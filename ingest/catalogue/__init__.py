"""Reads the instruments that the product ships with: front matter and clause digests."""
