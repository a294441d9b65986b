"""Tests of samples against distributions, for generators of random numbers and what uses them."""

import numpy as np
from scipy import stats

#: The chance that a correct generator, given a random seed, fails one test.
FALSE_ALARM = 1e-4


def check_counts(counts, distribution):
    """Chi-square: do the counts come from the distribution? Cells expect at least eight."""
    values = np.arange(distribution.ppf(1e-9), distribution.ppf(1 - 1e-9) + 1)
    expected = len(counts) * distribution.pmf(values)
    observed = np.bincount(
        np.clip(counts - int(values[0]), 0, len(values) - 1), minlength=len(values)
    )
    cells = np.searchsorted(np.cumsum(expected), np.arange(8, len(counts) - 8 + 1e-9, 8))
    edges = np.unique(np.concatenate([[0], cells + 1, [len(values)]]))
    if expected[edges[-2] :].sum() < 8:
        edges = np.delete(edges, -2)
    observed = np.add.reduceat(observed, edges[:-1])
    expected = np.add.reduceat(expected, edges[:-1])
    assert len(observed) > 3
    expected *= observed.sum() / expected.sum()
    assert stats.chisquare(observed, expected).pvalue > FALSE_ALARM


def check_sample(sample, distribution):
    """Kolmogorov-Smirnov: does the sample come from the continuous distribution?"""
    assert stats.kstest(sample, distribution.cdf).pvalue > FALSE_ALARM


def check_uncorrelated(x, y):
    """Pearson: independent samples of at least a thousand are correlated by chance alone."""
    assert len(x) >= 1000
    assert abs(np.corrcoef(x, y)[0, 1]) < stats.norm.isf(FALSE_ALARM / 2) / np.sqrt(len(x))
