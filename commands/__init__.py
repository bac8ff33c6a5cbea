"""One command a file: parse the call, call the knowledge base, render. cli.py imports lazily."""
