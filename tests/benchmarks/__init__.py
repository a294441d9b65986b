"""Benchmarks, run on demand: ``python -m tests.benchmarks``. Never part of the tests."""
