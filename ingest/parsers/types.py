"""The types of files that are read, as messages and help name them. Imports nothing."""

KNOWN_TYPES = ".md, .txt, .html, .xlsx, .xls, .csv, .pptx, .epub or .eml"
"""One suffix for each format; the registry has them all."""
