"""Binomial numbers have the distribution that scipy says they have."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy import stats

from snnkit import use_engine
from snnkit.engine.binomial import binomial, chances_up_to

from ..snippets import play


@given(st.integers(0, 5000), st.floats(0, 1, exclude_max=True))
@example(10**9, 1e-9)
@example(10**12, 3.3e-12)
@settings(deadline=None)
def test_the_table_is_that_of_the_distribution(n, p):
    chances = chances_up_to(n, p)
    if chances is None:
        assert n * p > 20 or (1 - p) ** n < 1e-17
        return
    expected = stats.binom.cdf(np.arange(len(chances)), n, p)
    assert np.allclose(chances, expected, rtol=0, atol=1e-12)
    assert chances[-1] == 1 and len(chances) <= n + 1


@pytest.mark.parametrize(("n", "p"), [(0, 0.5), (800, 0.00125), (20, 0.5), (1000, 0.3), (7, 1.0)])
def test_what_is_drawn_has_this_distribution(n, p):
    # false alarms: each of these five fails for one seed in a million
    drawn = binomial(np.random.default_rng(3), n, p, 100_000)
    found = np.bincount(drawn, minlength=n + 1)
    expected = 100_000 * stats.binom.pmf(np.arange(n + 1), n, p)
    often = expected > 10
    surprise = ((found - expected)[often] ** 2 / expected[often]).sum()
    assert found[~often].sum() <= stats.poisson.isf(1e-6, expected[~often].sum() + 1e-12)
    assert surprise <= stats.chi2.isf(1e-6, max(often.sum() - 1, 1))


@pytest.mark.parametrize(("rate", "mean"), [("10*Hz", 1), ("600*Hz", 60)])
def test_engines_draw_the_same_numbers(rate, mean):
    script = f"""
seed(5)
G = NeuronGroup(1000, 'v : 1')
noise = PoissonInput(G, 'v', N=1000, rate={rate}, weight=1)
run(1*ms)
"""
    found = []
    for engine in ("numpy", "compiled"):
        with use_engine(engine):
            found.append(play(script)["G"].v[:])
    assert np.array_equal(*found)
    assert abs(found[0].mean() / (10 * mean) - 1) < 0.1
