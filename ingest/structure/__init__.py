"""From blocks to a clause tree: one structure builder a file."""
