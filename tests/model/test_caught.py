"""Exceptions are caught by the class that Brian 2 has at the same place."""

import pytest

from ..snippets import play

GROUP = "G = NeuronGroup(3, 'v : 1', threshold='v > 1', reset='v = 0')\n"


@pytest.mark.parametrize(
    "code, kind",
    [
        ("G[[0, 2]]", IndexError),
        ("G[0:3:2]", IndexError),
        ("G['i > 1']", TypeError),
        ("G.v[1.5]", TypeError),
        ("G.N = 3", TypeError),
        ("G.t = 3*ms", TypeError),
        ("StateMonitor(G, 'v', record=True).v = 3", TypeError),
        ("SpikeMonitor(G).t = 3*ms", TypeError),
        ("StateMonitor(G, 'v', record=True)['v']", TypeError),
        ("SpikeGeneratorGroup(2, [5], [1]*ms)", ValueError),
        ("Network(G).restore('nowhere')", KeyError),
        ("Network(G).restore(filename='/no/where')", FileNotFoundError),
    ],
)
def test_class_of_an_exception(code, kind):
    with pytest.raises(kind):
        play(GROUP + code)


def test_errors_in_equations_are_those_of_brian():
    from snnkit.brian.equations.equations import EquationError, Equations

    for wrong in ("dv/dt = -v/ms", "v : foo", "v : mV", "v : 1\nv : 1"):
        with pytest.raises(EquationError):
            Equations(wrong)


def test_method_that_cannot_integrate():
    from snnkit.brian.stateupdaters.base import UnsupportedEquationsException

    with pytest.raises(UnsupportedEquationsException):
        play("G = NeuronGroup(1, 'dv/dt = -v**2/ms : 1', method='exact')\nrun(1*ms)")
