"""One command a file: parse the call, call the knowledge base, render. cli.py imports lazily."""

from kb.threads import one_pool

# Before any command imports what imports numpy.
one_pool()
