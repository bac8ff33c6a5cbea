"""Benchmarks: each compares with a named reference in the same run and writes its figures."""

from kb.threads import one_pool

# As the command does; references in the same process then have one thread for numpy as well.
one_pool()
