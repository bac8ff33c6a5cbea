"""The types of files that are read, as messages and help name them. Imports nothing."""

KNOWN_TYPES = (
    ".md, .txt, .html, .pdf, .docx, .rtf, .mht, .xlsx, .xls, .csv, .pptx, .epub, .eml or .png"
)
"""One suffix for each format; the registry has them all."""
