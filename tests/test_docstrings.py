"""The examples in docstrings run as they stand."""

import doctest
import importlib
import pkgutil

import pytest

import snnkit

FLOORS = ("units", "language", "engine", "model", "views", "plots", "labs", "course")


def modules():
    yield "snnkit"
    for floor in FLOORS:
        package = importlib.import_module(f"snnkit.{floor}")
        yield package.__name__
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield found.name


@pytest.mark.parametrize("name", [*modules(), "snnkit.errors", "snnkit.brian"])
def test_examples(name):
    snnkit.start_scope()
    module = importlib.import_module(name)
    globs = dict(vars(module))
    if name.startswith("snnkit.units"):  # examples about units take the units as given
        globs |= {unit: getattr(snnkit.units, unit) for unit in ("volt", "amp", "ohm", "mV", "ms")}
    finder = doctest.DocTestFinder(exclude_empty=True)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    for test in finder.find(module, name, globs=globs):
        told = []
        runner.run(test, out=told.append)
        assert not told, "".join(told)


@pytest.mark.parametrize(
    "thing",
    [
        snnkit.NeuronGroup,
        snnkit.Synapses,
        snnkit.StateMonitor,
        snnkit.SpikeMonitor,
        snnkit.Network,
        snnkit.Clock,
        snnkit.run,
        snnkit.seed,
        snnkit.start_scope,
        snnkit.collect,
        snnkit.Quantity,
        snnkit.plain,
    ],
    ids=lambda thing: thing.__name__,
)
def test_what_a_learner_calls_has_an_example(thing):
    assert ">>> " in thing.__doc__
