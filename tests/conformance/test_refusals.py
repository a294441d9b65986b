"""What Brian refuses, snnkit refuses too, and a refusal about units says so in both.

How the refusal is worded is tested elsewhere; here it only must come, and not later than
``run``. Each case is what stands before, and the statement that must not pass.
"""

import warnings

import numpy as np
import pytest

from .runner import FRESH_START, names_of

pytest.importorskip("brian2")
pytestmark = pytest.mark.conformance

CELLS = "cells = NeuronGroup(3, 'dv/dt = -v/(5*ms) : volt', threshold='v > 1*mV', reset='v = 0*mV')"
SYNAPSES = f"{CELLS}\nS = Synapses(cells, cells, 'w : volt', on_pre='v_post += w')"
CONNECTED = f"{SYNAPSES}\nS.connect(condition='i != j')"

CASES = {
    # units
    "equation without its time": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = -v : volt', method='euler'); run(1*ms)",
    ),
    "equation with a term of another unit": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = (2*nA - v)/(5*ms) : volt'); run(1*ms)",
    ),
    "declared unit that the equation has not": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = -v/(5*ms) : volt\\nx = 2*v : amp'); run(1*ms)",
    ),
    "threshold against a bare number": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = -v/(5*ms) : volt', threshold='v > 1'); run(1*ms)",
    ),
    "reset to a bare number": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = -v/(5*ms) : volt', threshold='v > 1*mV',"
        " reset='v = 2'); run(1*ms)",
    ),
    "refractory period that is no time": (
        "",
        "cells = NeuronGroup(1, 'v : 1', threshold='v > 1', refractory=5*mV); run(1*ms)",
    ),
    "function of a quantity": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = exp(v)*volt/ms : volt', method='euler'); run(1*ms)",
    ),
    "synaptic statement with another unit": (
        CELLS,
        "S = Synapses(cells, cells, 'w : 1', on_pre='v_post += w'); S.connect(); run(1*ms)",
    ),
    "group variable set without a unit": (CELLS, "cells.v = 3"),
    "group variable set with another unit": (CELLS, "cells.v = 3*nA"),
    "group variable set by a string of another unit": (CELLS, "cells.v = 'i*ms'"),
    "part of a group variable with another unit": (CELLS, "cells.v[1:] = 3*nA"),
    "group variable changed by another unit": (CELLS, "cells.v += 3*nA"),
    "synaptic variable set with another unit": (CONNECTED, "S.w = 3*ms"),
    "synaptic variable set by a string of another unit": (CONNECTED, "S.w = 'j*0.2'"),
    "delay without a unit": (CONNECTED, "S.delay = 2"),
    "delay with another unit": (CONNECTED, "S.delay = 'j*mV'"),
    "delay argument with another unit": (
        CELLS,
        "S = Synapses(cells, cells, on_pre='v_post += 1*mV', delay=2*mV)",
    ),
    "run without a unit": (CELLS, "run(10)"),
    "run for a voltage": (CELLS, "run(10*mV)"),
    "time step without a unit": ("", "defaultclock.dt = 0.1"),
    # names
    "unknown name in an equation": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = -v/time_constant : 1'); run(1*ms)",
    ),
    "unknown name in a threshold": (
        "",
        "cells = NeuronGroup(1, 'v : 1', threshold='v > limit'); run(1*ms)",
    ),
    "unknown function": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = sine(v)/ms : 1', method='euler'); run(1*ms)",
    ),
    "unknown name in on_pre": (
        CELLS,
        "S = Synapses(cells, cells, on_pre='v_post += strength'); S.connect(); run(1*ms)",
    ),
    "unknown name in a connection": (SYNAPSES, "S.connect(condition='abs(i - j) < reach')"),
    "unknown name in an assignment": (CELLS, "cells.v = 'k*mV'"),
    "unknown attribute set": (CELLS, "cells.voltage = 3*mV"),
    "unknown attribute read": (CELLS, "cells.voltage"),
    "unknown unit in an equation": ("", "cells = NeuronGroup(1, 'v : volts')"),
    "a unit with a prefix in an equation": ("", "cells = NeuronGroup(1, 'v : mV')"),
    "a constant's name for a variable": ("", "cells = NeuronGroup(1, 'e : 1')"),
    "a unit's name for a variable": ("", "cells = NeuronGroup(1, 'mV : volt')"),
    "a function's name for a variable": ("", "cells = NeuronGroup(1, 'exp : 1')"),
    "a new group in an old simulation": (
        f"{CELLS}\nrun(1*ms)",
        "more = NeuronGroup(1, 'v : 1'); run(1*ms)",
    ),
    "unknown variable to record": (CELLS, "StateMonitor(cells, 'u', record=True)"),
    "unknown method": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = -v/ms : 1', method='best'); run(1*ms)",
    ),
    "unknown flag": ("", "cells = NeuronGroup(1, 'dv/dt = -v/ms : 1 (unless tired)')"),
    "a flag where it has no meaning": ("", "cells = NeuronGroup(1, 'v : 1 (unless refractory)')"),
    "a keyword that is not there": ("", "NeuronGroup(1, 'v : 1', treshold='v > 1')"),
    # what is written
    "syntax error in an equation": ("", "cells = NeuronGroup(1, 'dv/dt = (1 - v/ms : 1')"),
    "no unit in an equation": ("", "cells = NeuronGroup(1, 'dv/dt = -v/ms')"),
    "variable defined twice": ("", "cells = NeuronGroup(1, 'v : 1\\nv : volt')"),
    "equation of another than the first order": (
        "",
        "cells = NeuronGroup(1, 'd2v/dt = -v/ms : 1')",
    ),
    "subexpressions that need each other": (
        "",
        "cells = NeuronGroup(1, 'a = b + 1 : 1\\nb = a + 1 : 1'); run(1*ms)",
    ),
    "a reserved name": ("", "cells = NeuronGroup(1, 't : second')"),
    "a name with an underscore before it": ("", "cells = NeuronGroup(1, '_v : 1')"),
    "exact method for a nonlinear equation": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = -v**3/ms : 1', method='exact'); run(1*ms)",
    ),
    "setting a subexpression": (
        "cells = NeuronGroup(2, 'v : 1\\nx = 2*v : 1')",
        "cells.x = 3",
    ),
    "syntax error in a condition": (SYNAPSES, "S.connect(condition='i !== j')"),
    "syntax error in a generator": (SYNAPSES, "S.connect(j='k for k range(3)')"),
    "attribute access in a string": (CELLS, "cells.v = 'i.real*mV'"),
    "a call of a method in a string": (CELLS, "cells.v = '().__class__*mV'"),
    "a lambda in a string": (CELLS, "cells.v = '(lambda: 3)()*mV'"),
    "an index in a string": (CELLS, "cells.v = '[1, 2][0]*mV'"),
    # numbers and shapes
    "a group of no neurons": ("", "NeuronGroup(0, 'v : 1')"),
    "too many values": (CELLS, "cells.v = [1, 2, 3, 4]*mV"),
    "an index that is not there": (CELLS, "cells.v[3]"),
    "source out of range": (SYNAPSES, "S.connect(i=3, j=0)"),
    "target out of range": (SYNAPSES, "S.connect(i=0, j=[1, 7])"),
    "negative source": (SYNAPSES, "S.connect(i=-1, j=0)"),
    "arrays of two lengths": (SYNAPSES, "S.connect(i=[0, 1], j=[0, 1, 2])"),
    "generator out of range": (SYNAPSES, "S.connect(j='k for k in range(i, i + 2)')"),
    "expression out of range": (SYNAPSES, "S.connect(j='i + 1')"),
    "two ways to connect at once": (SYNAPSES, "S.connect(i=0, j=1, condition='i != j')"),
    "source without target": (SYNAPSES, "S.connect(i=0)"),
    "variable set before there are synapses": (SYNAPSES, "S.w = 3*mV"),
    "no synapses when it runs": (SYNAPSES, "run(1*ms)"),
    "source without a threshold": (
        "silent = NeuronGroup(2, 'v : 1')",
        "S = Synapses(silent, silent, on_pre='v_post += 1')",
    ),
    "spikes of a group without a threshold": (
        "silent = NeuronGroup(2, 'v : 1')",
        "SpikeMonitor(silent)",
    ),
    "recorded index out of range": (CELLS, "StateMonitor(cells, 'v', record=[5])"),
    "negative time": (CELLS, "run(-1*ms)"),
    "wrong kind of group": ("", "Synapses(3, 4)"),
    "network without the group of its synapses": (
        CONNECTED,
        "Network(S).run(1*ms)",
    ),
}


@pytest.fixture(scope="module")
def brian():
    return names_of("brian2")


@pytest.fixture(scope="module")
def snnkit():
    return names_of("snnkit.brian")


def refusal(before, statement, names):
    """The exceptions that a statement ends in, from the outermost to its first cause."""
    scope = dict(names)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(FRESH_START, scope)
        exec(before, scope)
        try:
            exec(statement, scope)
        except Exception as error:
            chain = [error]
            while chain[-1].__cause__ is not None:
                chain.append(chain[-1].__cause__)
            return chain
    return []


@pytest.mark.parametrize(("before", "statement"), CASES.values(), ids=CASES.keys())
def test_refused_by_both(before, statement, brian, snnkit):
    theirs = refusal(before, statement, brian)
    assert theirs, "Brian lets this pass"
    ours = refusal(before, statement, snnkit)
    assert ours, f"passes, and Brian refuses: {theirs[-1]}"
    if any(isinstance(error, brian["DimensionMismatchError"]) for error in theirs):
        assert any(isinstance(error, snnkit["DimensionMismatchError"]) for error in ours), ours


UNHARMED = [
    (CELLS, "cells.v = 3", "cells.v"),
    (CELLS, "cells.v = [1, 2, 3, 4]*mV", "cells.v"),
    (CELLS, "cells.v = 'k*mV'", "cells.v"),
    (CELLS, "cells.v[1:] = 3*nA", "cells.v"),
    (CELLS, "cells.v += 3*nA", "cells.v"),
    (CONNECTED, "S.w = 'j*0.2'", "S.w"),
    (CONNECTED, "S.w = [1, 2]*mV", "S.w"),
    (CONNECTED, "S.delay = 'j*mV'", "S.delay"),
    (CONNECTED, "S.connect(i=3, j=0)", "S.i"),
    (CONNECTED, "S.connect(i=[0, 1, 2], j=[1, 2, 3])", "S.j"),
    (CONNECTED, "S.connect(j='k for k in range(i, i + 2)')", "S.i"),
    (CONNECTED, "S.connect(condition='i < reach')", "S.j"),
]


@pytest.mark.parametrize(("before", "statement", "looked_at"), UNHARMED)
def test_a_refused_statement_changes_nothing(before, statement, looked_at, snnkit):
    scope = dict(snnkit)
    exec(FRESH_START, scope)
    exec(before, scope)
    exec("cells.v = [4, 5, 6]*mV", scope)
    as_it_was = np.array(eval(looked_at, scope))
    with pytest.raises(Exception, match="."):
        exec(statement, scope)
    assert np.array_equal(np.array(eval(looked_at, scope)), as_it_was)
