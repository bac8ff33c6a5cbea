"""The knowledge base: answers questions; knows no web, no terminal and no file format."""
