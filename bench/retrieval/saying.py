"""Words for people while something runs; data go to stdout, these to stderr."""

import sys


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def progress(words: str = "") -> None:
    """A line that the next one replaces, on a terminal alone; no words end it."""
    if sys.stderr.isatty():
        print(f"\r{words}" if words else "", end="" if words else "\n", file=sys.stderr, flush=True)
