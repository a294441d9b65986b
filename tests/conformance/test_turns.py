"""Synapses that are reached in the same step, and change what others of them read."""

from functools import cache

import numpy as np
import pytest

from snnkit import use_engine

from . import turns
from .runner import DEFAULT_TOLERANCE, assert_same_results, names_of, run_text

pytestmark = pytest.mark.conformance
names = cache(names_of)


def on_snnkit(text, engine):
    with use_engine(engine):
        return run_text(text, names("snnkit.brian"))


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
@pytest.mark.parametrize("seed", range(20))
def test_random_statements_do_what_plain_loops_do(seed, engine):
    end = ["pre", "post"][seed % 2]
    statements, net = turns.statements_of(seed), turns.network(seed)
    found = on_snnkit(turns.script(statements, net, end), engine)
    values = turns.expected(statements, net, end)
    for name, array in values.items():
        np.testing.assert_allclose(found[name], array, rtol=1e-12, err_msg=name)


@pytest.mark.parametrize("seed", range(20))
def test_random_statements_do_what_they_do_in_brian(seed):
    # where a neuron reaches itself, Brian 2 writes its values back in an order left to chance
    text = turns.script(turns.statements_of(seed), turns.network(seed, loops=False))
    pytest.importorskip("brian2")
    brian = run_text(text, names("brian2"))
    assert_same_results(on_snnkit(text, "numpy"), brian, DEFAULT_TOLERANCE)
