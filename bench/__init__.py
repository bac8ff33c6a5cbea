"""Benchmarks: each compares with a named reference in the same run and writes its figures."""
