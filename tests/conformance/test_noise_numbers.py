"""Noise in equations: given the same random numbers, the same values as in Brian.

Both packages draw one number a step for each neuron and noise. Here both draw them from the
same generator of numpy's, the one that Brian uses, so that the paths agree and not only their
distribution. Where there are several noises, Brian may draw them in any order; so those models
are such that it makes no difference, or are run in every order.
"""

import warnings
from itertools import permutations

import numpy as np
import pytest

import snnkit.engine.random

from .runner import FRESH_START, forget_earlier_scripts, names_of

pytest.importorskip("brian2")
pytestmark = pytest.mark.conformance

SEED = 20


class OfBrian:
    """Numpy's generator of old, with the methods of the new one."""

    def __init__(self, seed):
        self._state = np.random.RandomState(seed)

    def standard_normal(self, size=None, out=None):
        return _drawn(self._state.randn, size, out)

    def random(self, size=None, out=None):
        return _drawn(self._state.random_sample, size, out)


def _drawn(draw, size, out):
    """As numpy's new generator does, give numbers, or write them to an array that is there."""
    if out is None:
        return draw(size)
    out[:] = draw(out.size)
    return out


CELLS = """
drive = TimedArray([1, 0.5, 2, 0], dt=0.5*ms)
tau = 10*ms
cells = NeuronGroup(4, '''{model}''', method='{method}'{more})
cells.v = '1 + 0.1*i'
if 'u' in cells.variables: cells.u = '2 - 0.2*i'
trace = StateMonitor(cells, [name for name in 'vu' if name in cells.variables], record=True)
run(5*ms)
results = dict((name, asarray(getattr(trace, name))) for name in trace.record_variables)
"""
SPIKING = ", threshold='v > 1.4', reset='v = 0.5', refractory=1*ms"

MODELS = {
    "additive": "dv/dt = (1 - v)/tau + 0.3*xi/tau**0.5 : 1",
    "additive by neuron": "dv/dt = (1 - v)/tau + s*xi/tau**0.5 : 1\ns = 0.1*(1 + i) : 1",
    "in brackets": "dv/dt = (1 - v - 0.3*sqrt(2*tau)*xi)/tau : 1",
    "with an array in time": "dv/dt = (1 - v)/tau + 0.3*drive(t)*xi/tau**0.5 : 1",
    "in a subexpression": "dv/dt = (1 - v + n)/tau : 1\nn = 0.3*sqrt(tau)*xi_n : 1",
    "for one of two": "dv/dt = (u - v)/tau : 1\ndu/dt = -u**3/tau + 0.2*xi*tau**-0.5 : 1",
}
VARYING = {
    "geometric": "dv/dt = (1 - v)/tau + 0.3*v*xi/tau**0.5 : 1",
    "in time": "dv/dt = (1 - v)/tau + 0.3*v*t/ms*xi/tau**0.5 : 1",
    "by another": "dv/dt = -v*t/ms/tau + 0.2*v*u*xi/tau**0.5 : 1\ndu/dt = sin(v)/tau : 1",
    "in subexpressions": "dv/dt = b/tau : 1\nb = 1 - v + v*n : 1\nn = 0.3*sqrt(tau)*xi_n : 1",
    "by a subexpression": "dv/dt = -v/tau + s*xi/tau**0.5 : 1\ns = 0.2*exp(-v) : 1",
}


@pytest.fixture(scope="module")
def packages():
    return names_of("brian2"), names_of("snnkit.brian")


def paths(packages, script, monkeypatch):
    """What a script makes in both packages, from the same random numbers."""
    results = []
    for names in packages:
        forget_earlier_scripts(names)
        scope = dict(names)
        exec(FRESH_START, scope)
        scope["seed"](SEED)
        if names is packages[1]:
            monkeypatch.setattr(snnkit.engine.random, "_generator", OfBrian(SEED))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(script, scope)
        results.append(scope["results"])
    return results


def are_close(expected, actual):
    assert set(expected) == set(actual)
    assert all(np.std(values) > 0.01 for values in expected.values()), "noise matters"
    return all(
        np.abs(actual[name] - values).max() < 1e-12 * np.abs(values).max()
        for name, values in expected.items()
    )


@pytest.mark.parametrize("method", ["euler", "heun", "milstein"])
@pytest.mark.parametrize("model", MODELS)
def test_same_paths(packages, model, method, monkeypatch):
    script = CELLS.format(model=MODELS[model], method=method, more="")
    assert are_close(*paths(packages, script, monkeypatch))


@pytest.mark.parametrize("method", ["heun", "milstein"])
@pytest.mark.parametrize("model", VARYING)
def test_same_paths_where_the_strength_varies(packages, model, method, monkeypatch):
    script = CELLS.format(model=VARYING[model], method=method, more="")
    assert are_close(*paths(packages, script, monkeypatch))


@pytest.mark.parametrize("method", ["heun", "milstein", "euler"])
def test_same_paths_with_refractoriness(packages, method, monkeypatch):
    model = MODELS["for one of two"] if method == "euler" else VARYING["by another"]
    for flagged in ("v", "u"):
        lines = model.split("\n")
        lines = [f"{x} (unless refractory)" if x.startswith(f"d{flagged}") else x for x in lines]
        script = CELLS.format(model="\n".join(lines), method=method, more=SPIKING)
        assert are_close(*paths(packages, script, monkeypatch))


@pytest.mark.parametrize(
    ("model", "methods"),
    [
        ("dv/dt = -v/tau + 0.2*v*{0}/tau**0.5 : 1\ndu/dt = -u/tau + 0.1*u*v*{1}/tau**0.5 : 1",
         ["heun", "milstein"]),
        ("dv/dt = -v/tau + (0.2*v*{0} + 0.1*{1})/tau**0.5 : 1\ndu/dt = u*t*v*{0}/tau**1.5 : 1",
         ["heun"]),
        ("dv/dt = -v/tau + (0.2*{0} + 0.1*{1})/tau**0.5 : 1\ndu/dt = (0.3*{0} - {1})/tau**0.5 : 1",
         ["euler", "heun"]),
    ],
)  # fmt: skip
def test_same_paths_of_several_noises(packages, model, methods, monkeypatch):
    for method in methods:
        script = CELLS.format(model=model, method=method, more="")
        # which of two noises Brian 2 draws first follows from the hashes of all names, which
        # differ from process to process; with other names it may be the other one. A pair is of no
        # use in about half of all processes: that of twenty none is, has a chance of 1 in 100,000
        pairs = [(f"xi_{k}", f"xi_{k}{k}") for k in "abcdefghijklmnopqrst"]
        orders = (script.format(*order) for pair in pairs for order in permutations(pair))
        assert any(are_close(*paths(packages, script, monkeypatch)) for script in orders)
