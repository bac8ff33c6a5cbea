"""Blocks to a tree of clauses; the numbers are those printed, never invented ones."""
