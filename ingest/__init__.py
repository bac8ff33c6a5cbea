"""Turns files into committed editions."""
