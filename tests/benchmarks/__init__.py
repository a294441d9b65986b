"""Benchmarks, run on demand: ``python -m tests.benchmarks``. Never part of the tests.

`README.md` in this folder tells how to run them, and how to install the peers.
"""
