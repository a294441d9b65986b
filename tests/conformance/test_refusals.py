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
    # noise and chance
    "one noise in two equations": (
        "",
        "model = 'dx/dt = xi*ms**-0.5 : 1\\ndy/dt = xi*ms**-0.5 : 1'\n"
        "cells = NeuronGroup(1, model, method='euler'); run(1*ms)",
    ),
    "noise in a subexpression": (
        "",
        "cells = NeuronGroup(1, 'dx/dt = u : 1\\nu = xi*ms**-0.5 : Hz', method='euler')\nrun(1*ms)",
    ),
    "noise in a threshold": (
        "",
        "cells = NeuronGroup(1, 'v : 1', threshold='xi*sqrt(ms) > 1'); run(1*ms)",
    ),
    "noise without its root of time": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = -v/ms + xi/ms : 1', method='euler'); run(1*ms)",
    ),
    "noise by an exact method": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = -v/ms + xi/sqrt(ms) : 1', method='exact'); run(1*ms)",
    ),
    "noise by rk4": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = -v/ms + xi/sqrt(ms) : 1', method='rk4'); run(1*ms)",
    ),
    "multiplicative noise by euler": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = v*xi/sqrt(ms) : 1', method='euler'); run(1*ms)",
    ),
    "noise that reads the time by euler": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = sin(t/ms)*xi/sqrt(ms) : 1', method='euler'); run(1*ms)",
    ),
    "chance in a subexpression that is not held": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = u/ms : 1\\nu = rand() : 1', method='euler'); run(1*ms)",
    ),
    # flags
    "a shared differential equation": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = -v/ms : 1 (shared)'); run(1*ms)",
    ),
    "a shared subexpression of each neuron's value": (
        "",
        "cells = NeuronGroup(2, 'v : 1\\nu = 2*v : 1 (shared)'); run(1*ms)",
    ),
    "event-driven in a group": (
        "",
        "cells = NeuronGroup(1, 'dv/dt = -v/ms : 1 (event-driven)'); run(1*ms)",
    ),
    "summed in a group": ("", "NeuronGroup(1, 'v : 1 (summed)')"),
    "event-driven and not linear": (
        CELLS,
        "S = Synapses(cells, cells, 'dx/dt = -x**2/ms : 1 (event-driven)', on_pre='x += 1')\n"
        "S.connect(); run(1*ms)",
    ),
    "a link that leads nowhere": ("", "cells = NeuronGroup(2, 'v : 1 (linked)'); run(1*ms)"),
    "a link to a group of another size": (
        "few = NeuronGroup(2, 'x : 1')\ncells = NeuronGroup(3, 'x : 1 (linked)')",
        "cells.x = linked_var(few, 'x')",
    ),
    "a link of another unit": (
        "others = NeuronGroup(3, 'x : volt')\ncells = NeuronGroup(3, 'x : 1 (linked)')",
        "cells.x = linked_var(others, 'x')",
    ),
    "a link that is set like a parameter": (
        "cells = NeuronGroup(2, 'x : 1 (linked)')",
        "cells.x = 3",
    ),
    "a link for a variable that is none": (
        "others = NeuronGroup(2, 'x : 1')\ncells = NeuronGroup(2, 'y : 1')",
        "cells.y = linked_var(others, 'x')",
    ),
    "a link with an index out of range": (
        "others = NeuronGroup(2, 'x : 1')\ncells = NeuronGroup(3, 'x : 1 (linked)')",
        "cells.x = linked_var(others, 'x', index=[0, 1, 2])",
    ),
    # equations as objects
    "equations that define a variable twice": (
        "",
        "Equations('v : 1') + Equations('v : 1')",
    ),
    "a value in the place of a variable": ("", "Equations('dv/dt = -v/ms : 1', v=3*mV)"),
    "equations added to a number": ("", "Equations('v : 1') + 3"),
    # parts
    "every second neuron": (CELLS, "cells[::2]"),
    "neurons apart": (CELLS, "cells[[0, 2]]"),
    "a part of no neurons": (CELLS, "cells[1:1]"),
    "a part that begins beyond the end": (CELLS, "cells[3:]"),
    "a part by a condition": (CELLS, "cells['v > 0*mV']"),
    # events and pathways
    "an event without a name of its own": (
        "",
        "NeuronGroup(1, 'v : 1', threshold='v > 1', events={'spike': 'v > 2'})",
    ),
    "a monitor of an event that is not there": (CELLS, "EventMonitor(cells, 'burst')"),
    "statements on an event that is not there": (CELLS, "cells.run_on_event('burst', 'v = 0*mV')"),
    "statements for spikes beside the reset": (CELLS, "cells.run_on_event('spike', 'v = 0*mV')"),
    "synapses on an event that is not there": (
        CELLS,
        "Synapses(cells, cells, on_pre='v_post += 1*mV', on_event='burst')",
    ),
    "a delay for a pathway that is not there": (
        CELLS,
        "Synapses(cells, cells, on_pre='v_post += 1*mV', delay={'slow': 1*ms})",
    ),
    # summed variables
    "a summed variable that the target has not": (
        CELLS,
        "S = Synapses(cells, cells, 'u_post = v_pre : volt (summed)'); S.connect(); run(1*ms)",
    ),
    "a summed variable of another unit": (
        "cells = NeuronGroup(2, 'v : volt\\nu : 1')",
        "S = Synapses(cells, cells, 'u_post = v_pre : volt (summed)'); S.connect(); run(1*ms)",
    ),
    "a summed variable that is a differential equation": (
        CELLS,
        "S = Synapses(cells, cells, 'v_post = v_pre : volt (summed)'); S.connect(); run(1*ms)",
    ),
    "two sums into one variable of one neuron": (
        "cells = NeuronGroup(2, 'v : 1\\nu : 1')\n"
        "S = Synapses(cells, cells, 'u_post = v_pre : 1 (summed)')\nS.connect()\n"
        "T = Synapses(cells, cells, 'u_post = v_pre : 1 (summed)')\nT.connect()",
        "run(1*ms)",
    ),
    # input
    "a timed array of values without a step": ("", "TimedArray([1, 2, 3])"),
    "a timed array called with a number": ("table = TimedArray([1, 2], dt=1*ms)", "table(3)"),
    "a timed array of two dimensions without an index": (
        "table = TimedArray([[1, 2]], dt=1*ms)",
        "cells = NeuronGroup(2, 'v = table(t) : 1'); run(1*ms)",
    ),
    "rates that are no rates": ("", "PoissonGroup(2, rates=3*mV); run(1*ms)"),
    "a rate without a unit": ("", "inputs = PoissonGroup(2, rates=3); run(1*ms)"),
    "Poisson input of another unit": (
        CELLS,
        "drive = PoissonInput(cells, 'v', 10, 5*Hz, weight=1*nA); run(1*ms)",
    ),
    "Poisson input into a variable that is not there": (
        CELLS,
        "drive = PoissonInput(cells, 'u', 10, 5*Hz, weight=1*mV); run(1*ms)",
    ),
    "two spikes of one neuron in a step": (
        "",
        "inputs = SpikeGeneratorGroup(1, [0, 0], [1, 1.01]*ms); run(2*ms)",
    ),
    "a spike of a neuron that is not there": ("", "SpikeGeneratorGroup(2, [2], [1]*ms)"),
    "a spike at a negative time": ("", "SpikeGeneratorGroup(2, [1], [-1]*ms)"),
    "a spike after the period": ("", "SpikeGeneratorGroup(2, [1], [5]*ms, period=4*ms)"),
    "a period that is no whole number of steps": (
        "",
        "inputs = SpikeGeneratorGroup(2, [1], [0.1]*ms, period=0.33*ms); run(1*ms)",
    ),
    # control
    "a slot that is not there": (
        CELLS,
        "trace = StateMonitor(cells, 'v', record=True, when='later'); run(1*ms)",
    ),
    "a state that was never stored": (f"{CELLS}\nrun(1*ms)", "restore('nowhere')"),
    "a regular statement of another unit": (
        CELLS,
        "cells.run_regularly('v += 1*nA', dt=1*ms); run(1*ms)",
    ),
    "an operation that takes two arguments": (
        CELLS,
        "@network_operation\ndef both(t, more):\n    pass\nrun(1*ms)",
    ),
    "a name used twice": (
        CELLS,
        "a, b = [NeuronGroup(1, 'v : 1', name='twin') for _ in range(2)]; run(1*ms)",
    ),
    "states of a variable that is not there": (CELLS, "cells.set_states({'u': [1, 2, 3]*mV})"),
    "an object that has run elsewhere": (
        f"{CELLS}\nfirst = Network(cells)\nfirst.run(1*ms)",
        "other = Network(cells); other.run(1*ms)",
    ),
    "a function without its units": (
        "def double(x):\n    return 2*x",
        "cells = NeuronGroup(1, 'dv/dt = -double(v)/ms : 1', method='euler'); run(1*ms)",
    ),
    "a function of another unit": (
        "@check_units(x=volt, result=volt)\ndef double(x):\n    return 2*x",
        "cells = NeuronGroup(1, 'dv/dt = -double(v)/ms : 1', method='euler'); run(1*ms)",
    ),
    "a function with an argument too many": (
        "@check_units(x=1, result=1)\ndef double(x):\n    return 2*x",
        "cells = NeuronGroup(1, 'dv/dt = -double(v, v)/ms : 1', method='euler'); run(1*ms)",
    ),
    "a synaptic variable that ends like a neuron's": (CELLS, "Synapses(cells, cells, 'x_pre : 1')"),
    "a synaptic variable with the name of a neuron's": (
        CELLS,
        "S = Synapses(cells, cells, 'v : volt'); S.connect(); run(1*ms)",
    ),
    "a window that is not there": (
        f"{CELLS}\nrate = PopulationRateMonitor(cells)\nrun(1*ms)",
        "rate.smooth_rate(window='square', width=1*ms)",
    ),
    "a window without its width": (
        f"{CELLS}\nrate = PopulationRateMonitor(cells)\nrun(1*ms)",
        "rate.smooth_rate(window='flat')",
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


@pytest.mark.parametrize(("before", "statement"), CASES.values(), ids=CASES)
def test_refused_by_both(before, statement, brian, snnkit):
    theirs = refusal(before, statement, brian)
    assert theirs, "Brian lets this pass"
    ours = refusal(before, statement, snnkit)
    assert ours, f"passes, and Brian refuses: {theirs[-1]}"
    assert type(ours[0]) is not NameError, f"no refusal, a missing name: {ours[0]}"
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
