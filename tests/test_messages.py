"""What snnkit says when something is wrong, to be judged as prose.

Each row is what comes before, what a user writes, and all that is said in reply.
"""

import warnings

import pytest

from snnkit import SnnkitError, SnnkitWarning

from .snippets import notebook, play

NOTHING = ""
CELLS = """
G = NeuronGroup(4, 'dv/dt = -v/(10*ms) : volt', threshold='v > 10*mV', reset='v = 0*mV',
                name='cells')
"""
WIRES = CELLS + "S = Synapses(G, G, 'w : volt', on_pre='v_post += w', name='wires')\n"
CONNECTED = WIRES + "S.connect(condition='i != j')\n"

MESSAGES = [
    # --- names -----------------------------------------------------------------------------------
    (
        NOTHING,
        """\
time_constant = 10*ms
G = NeuronGroup(1, 'dv/dt = -v/time_constnt : 1')
run(1*ms)""",
        """\
I don't know the name `time_constnt`.
    dv/dt = -v/time_constnt : 1
               ^^^^^^^^^^^^
Did you mean `time_constant`?""",
    ),
    (
        CELLS,
        """\
S = Synapses(G, G, on_pre='v_post += weight')
S.connect()
run(1*ms)""",
        """\
I don't know the name `weight`.
    v_post += weight
              ^^^^^^
Define it first, as a number or a quantity such as `10*ms`.""",
    ),
    (
        WIRES,
        "S.connect(condition='abs(i - j) < reach')",
        """\
I don't know the name `reach`.
    abs(i - j) < reach
                 ^^^^^
Define it first, as a number or a quantity such as `10*ms`.""",
    ),
    (
        CELLS,
        "G.v = 'mv*3'",
        """\
I don't know the name `mv`.
    mv*3
    ^^
Did you mean `mV`?""",
    ),
    (CELLS, "G.V", "`cells` has no variable `V`. Did you mean `v`?"),
    (CELLS, "G.u = 3", "`cells` has no variable `u`. Its variables are `v`."),
    (
        CONNECTED,
        "S.wieght = 3",
        "`wires` has no variable `wieght`. Its variables are `w`, `delay`, `v_pre`, `v_post`.",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'dv/dt = sine(v)/ms : 1')
run(1*ms)""",
        """\
I don't know a function `sine`.
    dv/dt = sine(v)/ms : 1
            ^^^^
Did you mean `sin`?""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'dv/dt = exp/ms : 1')
run(1*ms)""",
        """\
I don't know the name `exp`.
    dv/dt = exp/ms : 1
            ^^^
`exp` is a function: write `exp(...)`.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='u = 0', name='cells')
run(1*ms)""",
        """\
`u` is set in `cells`, but there is no such variable, and nothing uses it afterwards. Add it to \
the model: `u : 1`.""",
    ),
    (
        CELLS,
        "StateMonitor(G, 'w', record=True)",
        "`cells` has no variable `w`. Its variables are i, v.",
    ),
    (
        CELLS,
        """\
M = StateMonitor(G, 'v', record=[1], name='traces')
M.w""",
        "`w` was not recorded by `traces`. Recorded are v, t.",
    ),
    (
        NOTHING,
        "G = NeuronGroup(1, 'dv/dt = -v/(10*ms) : volts')",
        """\
I don't know the unit `volts`.
    dv/dt = -v/(10*ms) : volts
                         ^^^^^
Did you mean `volt`?""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1', name='my cells')",
        "A name is made of letters, digits and underscores, unlike 'my cells'.",
    ),
    (
        NOTHING,
        """\
taus = [1, 2]*ms
G = NeuronGroup(2, 'dv/dt = -v/taus : 1')
run(1*ms)""",
        """\
`taus` holds 2 values, but a name in a string stands for one.
    dv/dt = -v/taus : 1
               ^^^^
Make it a parameter of the model (`taus : second`) and set it.""",
    ),
    (
        NOTHING,
        """\
tau = '10 ms'
G = NeuronGroup(2, 'dv/dt = -v/tau : 1')
run(1*ms)""",
        """\
`tau` is str, not a number.
    dv/dt = -v/tau : 1
               ^^^
A name in a string stands for a number, or a quantity such as `10*ms`.""",
    ),
    # --- units -----------------------------------------------------------------------------------
    (NOTHING, "3*mV + 2*ms", "Cannot add 3. mV (volt) and 2. ms (second)."),
    (NOTHING, "[1, 2]*mV + [1, 2]*nA", "Cannot add [1. 2.] mV (volt) and [1. 2.] nA (amp)."),
    (NOTHING, "2**(3*mV)", "An exponent must be a plain number, not 3. mV (volt)."),
    (NOTHING, "(3*mV).in_unit(nA)", "Cannot write 3. mV (volt) in amp."),
    (
        NOTHING,
        "Quantity([1*mV, 2*ms])",
        "One array cannot hold values of different units: second, volt.",
    ),
    (
        CELLS,
        "G.v = 3*nA",
        """\
`v` has the unit volt; it cannot be set to 3. nA (amp).
Write for example `v = 10*mV`.""",
    ),
    (
        CELLS,
        "G.v = 'i*ms'",
        """\
`v` has the unit volt, but this expression has the unit second.
    i*ms
    ^^^^""",
    ),
    (
        CELLS,
        "G.v = 'v + 3*ms'",
        """\
Cannot add `v` (unit: volt) and `3 * ms` (unit: second).
    v + 3*ms
    ^^^^^^^^""",
    ),
    (
        CELLS,
        "G.v = 'exp(v)*mV'",
        """\
`exp` needs a plain number here, but this has the unit volt.
    exp(v)*mV
        ^""",
    ),
    (
        CELLS,
        "G.v = '2**v*volt'",
        """\
An exponent must be a plain number, but this has the unit volt.
    2**v*volt
       ^""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'dv/dt = -v : volt')
run(1*ms)""",
        """\
dv/dt has the unit volt / second, but this expression has the unit volt.
    dv/dt = -v : volt
            ^^
Divide it by a time constant: for example `-v/(10*ms)`.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'dv/dt = (2*nA - v)/(5*ms) : volt')
run(1*ms)""",
        """\
Cannot subtract `2 * nA` (unit: amp) and `v` (unit: volt).
    dv/dt = (2*nA - v)/(5*ms) : volt
             ^^^^^^^^""",
    ),
    (
        NOTHING,
        "G = NeuronGroup(1, 'dv/dt = -v/(10*ms) : mV')",
        """\
`mV` is scaled; the unit of a variable is a base unit.
    dv/dt = -v/(10*ms) : mV
                         ^^
Write `volt` here, and `mV` in the values.""",
    ),
    (
        CELLS,
        "run(10*mV)",
        """\
The duration of a run is a time, not 10. mV (volt).
Write for example `run(10*ms)`.""",
    ),
    # --- a forgotten unit ------------------------------------------------------------------------
    (
        NOTHING,
        """\
tau = 10
G = NeuronGroup(1, 'dv/dt = -v/tau : 1')
run(1*ms)""",
        """\
dv/dt has the unit hertz, but this expression is a plain number.
    dv/dt = -v/tau : 1
            ^^^^^^
`tau` is 10, without a unit. Write for example `tau = 10*ms`.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'dv/dt = (2 - v)/10 : 1')
run(1*ms)""",
        """\
dv/dt has the unit hertz, but this expression is a plain number.
    dv/dt = (2 - v)/10 : 1
            ^^^^^^^^^^
Does 10 lack its unit? Write for example `(2 - v)/(10*ms)`.""",
    ),
    (
        NOTHING,
        """\
tau, E = 10, -70
G = NeuronGroup(1, 'dv/dt = (E - v)/tau : volt')
run(1*ms)""",
        """\
Cannot subtract `E` (unit: 1) and `v` (unit: volt).
    dv/dt = (E - v)/tau : volt
             ^^^^^
`E` is -70 and `tau` is 10, without a unit. Write for example `E = -70*mV` and `tau = 10*ms`.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'v : volt', threshold='v > -50', reset='v = -70*mV')
run(1*ms)""",
        """\
Cannot compare `v` (unit: volt) and `-50` (unit: 1).
    v > -50
    ^^^^^^^
Does 50 lack its unit? Write for example `v > -50*mV`.""",
    ),
    (
        CELLS,
        """\
S = Synapses(G, G, on_pre='v += 1')
S.connect()
run(1*ms)""",
        """\
`v` has the unit volt; it cannot be increased by a value that is a plain number.
    v += 1
         ^
Does 1 lack its unit? Write for example `v += 1*mV`.""",
    ),
    (
        CELLS,
        """\
S = Synapses(G, G, 'w : 1', on_pre='v += w')
S.connect()
run(1*ms)""",
        """\
`v` has the unit volt; it cannot be increased by a value that is a plain number.
    v += w
         ^
Multiply it by a unit: for example `v += w*mV`.""",
    ),
    (
        CONNECTED,
        "S.delay = '1 + rand()'",
        """\
`delay` has the unit second, but this expression is a plain number.
    1 + rand()
    ^^^^^^^^^^
Multiply it by a unit: for example `(1 + rand())*ms`.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, '''dv/dt = (I - v)/(10*ms) : volt
                      I : 1''')
run(1*ms)""",
        """\
Cannot subtract `I` (unit: 1) and `v` (unit: volt).
    dv/dt = (I - v)/(10*ms) : volt
             ^^^^^
Should `I` have a unit? Then declare `I : volt`.""",
    ),
    (
        NOTHING,
        """\
drive = TimedArray([1, 2], dt=1*ms)
G = NeuronGroup(1, 'dv/dt = (drive(t) - v)/(10*ms) : volt')
run(1*ms)""",
        """\
Cannot subtract `drive(t)` (unit: 1) and `v` (unit: volt).
    dv/dt = (drive(t) - v)/(10*ms) : volt
             ^^^^^^^^^^^^
Do the values of `drive` lack their unit? \
Write for example `drive = TimedArray([...]*mV, dt=...)`.""",
    ),
    (
        NOTHING,
        """\
P = PoissonGroup(10, rates='15 + i')
run(1*ms)""",
        """\
`rates` has the unit hertz, but this expression is a plain number.
    rates = 15 + i : hertz
            ^^^^^^
Multiply it by a unit: for example `(15 + i)*Hz`.""",
    ),
    (
        CELLS,
        "G.v[0] > 5",
        """\
Cannot compare 0. V (volt) and 5 (a plain number).
Write for example `5*mV`.""",
    ),
    (
        CELLS,
        "G.v = -70",
        """\
`v` has the unit volt; it cannot be set to -70 (a plain number).
Write for example `v = -70*mV`.""",
    ),
    (
        CONNECTED,
        "S.delay = 2",
        """\
`delay` has the unit second; it cannot be set to 2 (a plain number).
Write for example `delay = 2*ms`.""",
    ),
    (
        NOTHING,
        "PoissonGroup(10, rates=15)",
        """\
`rates` has the unit hertz; it cannot be set to 15 (a plain number).
Write for example `rates = 15*Hz`.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0', refractory=5)",
        """\
`refractory` is a time such as 5*ms, or a string, not 5 (a plain number).
Write for example `refractory=5*ms`.""",
    ),
    (
        NOTHING,
        "defaultclock.dt = 0.1",
        """\
The time step is a time, not 0.1 (a plain number).
Write for example `defaultclock.dt = 0.1*ms`.""",
    ),
    (
        CELLS,
        "StateMonitor(G, 'v', record=True, dt=1)",
        """\
The time step is a time, not 1 (a plain number).
Write for example `dt=1*ms`.""",
    ),
    (
        NOTHING,
        "SpikeGeneratorGroup(2, [0, 1], times=[1, 2])",
        """\
Spike times are times such as [1, 2]*ms, not [1, 2] (a plain number).
Write for example `times=[1, 2]*ms`.""",
    ),
    (
        NOTHING,
        "TimedArray([1, 2, 3], dt=1)",
        """\
`dt` of a TimedArray is a time, not 1 (a plain number).
Write for example `dt=1*ms`.""",
    ),
    (
        CELLS,
        "Synapses(G, G, on_pre='v_post += 1*mV', delay=2)",
        """\
A delay is a time, not 2 (a plain number).
Write for example `delay=2*ms`.""",
    ),
    (
        CELLS,
        "PoissonInput(G, 'v', N=100, rate=5*Hz, weight=1)",
        """\
The weight has the unit of `v` (volt), unlike 1 (a plain number).
Write for example `weight=1*mV`.""",
    ),
    (
        CELLS,
        "StateMonitor(G, 'v')",
        """\
A StateMonitor needs to know which elements it records.
For all of them write `record=True`, for some `record=[0, 1]`.""",
    ),
    # --- what is written -------------------------------------------------------------------------
    (
        CELLS,
        "G.v = '3*mV +'",
        """\
Cannot read this: something is missing at the end.
    3*mV +
          ^""",
    ),
    (
        CELLS,
        "G.v = '(3*mV'",
        """\
Cannot read this: '(' was never closed.
    (3*mV
    ^""",
    ),
    (
        WIRES,
        "S.connect(condition='i = j')",
        """\
Cannot read this: a single `=` is no comparison.
    i = j
      ^
To compare, write `==`.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'dv/dt = -v/(10*ms)')",
        """\
An equation needs a unit after a colon.
    dv/dt = -v/(10*ms)
                     ^
For a plain number write `: 1`, for example `w : 1`.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'dv/dt = (1 - v/ms : 1')",
        """\
Cannot read this: '(' was never closed.
    dv/dt = (1 - v/ms : 1
            ^""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'dv/dx = -v/ms : 1')",
        """\
Only derivatives by time are known: `d.../dt`.
    dv/dx = -v/ms : 1
    ^^^^^^^^^^^^^^^^^
Write `dv/dt = ... : unit`, `x = ... : unit` or `x : unit`.""",
    ),
    (
        NOTHING,
        """\
NeuronGroup(1, '''v : 1
                  v : volt''')""",
        """\
`v` is defined twice.
    v : volt
    ^""",
    ),
    (
        NOTHING,
        """\
NeuronGroup(1, '''a = b : 1
                  b = a : 1''')""",
        """\
`a` is defined by itself, directly or in a circle.
    a = b : 1
    ^
For a change over time write `da/dt = ...`.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'exp : 1')",
        """\
`exp` cannot be a variable's name: it is the name of a function.
    exp : 1
    ^^^
Choose another name.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'mV : volt')",
        """\
`mV` cannot be a variable's name: it is the name of a unit.
    mV : volt
    ^^
Choose another name.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'dv/dt = -v/ms : 1 (unless refractry)')",
        """\
I don't know the flag `(unless refractry)`.
    dv/dt = -v/ms : 1 (unless refractry)
                       ^^^^^^^^^^^^^^^^
Did you mean `unless refractory`?""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'I : amp (point current)')",
        """\
I don't know the flag `(point current)`.
    I : amp (point current)
             ^^^^^^^^^^^^^
It is for neurons with many compartments, and snnkit's have one: add the current to `dv/dt`, and \
leave out the flag.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1 (unless refractory)')",
        """\
The flag `(unless refractory)` cannot stand behind a parameter.
    v : 1 (unless refractory)
           ^^^^^^^^^^^^^^^^^""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v[0] = 3')",
        """\
A statement must set one variable.
    v[0] = 3
    ^^^^
Write `variable = value` or `variable += value`.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'v : 1', threshold='v')
run(1*ms)""",
        """\
A threshold is a condition that is true or false.
    v
    ^
Write for example `v > 1`.""",
    ),
    (
        WIRES,
        "S.connect(condition='i')",
        """\
A condition is true or false.
    i
    ^
Write for example `i != j`.""",
    ),
    (
        WIRES,
        "S.connect(j='k for k in [1, 2]')",
        """\
A generator runs over `range(...)` or `sample(...)`.
    k for k in [1, 2]
               ^^^^^^
Write for example `k for k in range(i-3, i+4) if i != k`.""",
    ),
    (
        WIRES,
        "S.connect(j='k/2 for k in range(3)')",
        """\
`k/2` gives indices that are not whole numbers: they are cut off. Use `//` to divide, or \
`int(...)`.""",
    ),
    (
        CELLS,
        "G.v = ''",
        """\
An expression is missing here.
Write a value or a formula.""",
    ),
    (
        CELLS,
        "G.v = 'clip(v, 0)'",
        """\
`clip` takes 3 arguments, not 2.
    clip(v, 0)
    ^^^^^^^^^^""",
    ),
    # --- what is not the model language ----------------------------------------------------------
    (
        CELLS,
        "G.v = 'i.real*mV'",
        """\
Attribute access with `.` is not part of the model language.
    i.real*mV
    ^^^^^^
Give the value a name of its own before this line, and write that name.""",
    ),
    (
        CELLS,
        "G.v = '[1, 2][0]*mV'",
        """\
Indexing with `[...]` is not part of the model language.
    [1, 2][0]*mV
    ^^^^^^^^^
For a value each, make it a parameter of the model, and set it.""",
    ),
    (
        CELLS,
        "G.v = '(lambda: 3)()*mV'",
        """\
Only a function's name can be called.
    (lambda: 3)()*mV
     ^^^^^^^^^""",
    ),
    (
        CELLS,
        "G.v = '__import__'",
        """\
A name between double underscores is one of Python's own.
    __import__
    ^^^^^^^^^^""",
    ),
    (
        CELLS,
        "G.v = '3*mV if i > 1 else 2*mV'",
        """\
`... if ... else ...` is not part of the model language.
    3*mV if i > 1 else 2*mV
    ^^^^^^^^^^^^^^^^^^^^^^^
Write `int(condition) * a + int(not condition) * b` instead.""",
    ),
    (
        CELLS,
        "G.v = 'exp(x=3)*mV'",
        """\
Functions take no keyword arguments here.
    exp(x=3)*mV
        ^^^""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'x = rand() : 1')",
        """\
Wherever `x` is used, `rand` would draw other numbers.
    x = rand() : 1
        ^^^^
Mark it `(constant over dt)`: then they are drawn once in each time step.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1 (shared constant)')",
        """\
I don't know the flag `(shared constant)`.
    v : 1 (shared constant)
           ^^^^^^^^^^^^^^^
Separate flags by commas: `(shared, constant)`.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1 (shared) (constant)')",
        """\
Flags stand in one pair of brackets.
    v : 1 (shared) (constant)
          ^^^^^^^^
Write `(shared, constant)`.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'dn/dt = 3/ms : integer')",
        """\
`n` changes in time: it is a real number, not an integer.
    dn/dt = 3/ms : integer
     ^
Write a unit after the colon.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 2*volt')",
        """\
There is no number in a unit, but for the 1 of a plain number.
    v : 2*volt
        ^""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'age = t - lastspike : second', threshold='age > 1*ms')
run(1*ms)""",
        """\
I don't know the name `lastspike`.
    age = t - lastspike : second
              ^^^^^^^^^
Groups with a refractory period have it: give this one `refractory=...`.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'lastspike : second', threshold='t > lastspike', refractory=1*ms)",
        """\
`lastspike` cannot be a variable's name here: it is when the neuron spiked last.
    lastspike : second
    ^^^^^^^^^
Choose another name.""",
    ),
    (
        CELLS,
        "Synapses(G, G, 'delay : second', on_pre='v += 1*mV')",
        """\
`delay` cannot be a variable's name here: every synapse has it already.
    delay : second
    ^^^^^
Choose another name.""",
    ),
    # --- equations as objects --------------------------------------------------------------------
    (
        NOTHING,
        "Equations('dv/dt = -v/tau : 1', tau='a + b')",
        """\
In the place of `tau`, `a + b` would be torn apart:
    dv/dt = -v/a + b : 1
            ^^^^^^^^
Put it in brackets: tau='(a + b)'.""",
    ),
    (
        NOTHING,
        "Equations('dv/dt = -v/tau : 1', v=3)",
        """\
`v` is a variable: it can get another name, but not a value.
    dv/dt = -v/tau : 1
     ^""",
    ),
    (
        NOTHING,
        "Equations('dv/dt = -v/tau : 1', tau=[1, 2]*ms)",
        """\
`tau` can be replaced by a name, a number or a quantity, not by array([1., 2.]) * msecond.
For a value each, make it a parameter of the model and set it.""",
    ),
    (
        NOTHING,
        "Equations('dv/dt = -v/ms : 1') + Equations('v : volt')",
        """\
`v` is defined twice.
    v : volt
    ^""",
    ),
    # --- methods ---------------------------------------------------------------------------------
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'dv/dt = -v**3/ms : 1', method='exact')
run(1*ms)""",
        """\
`v` cannot be integrated exactly: its equation is not linear (because of `v ** 3`).
    dv/dt = -v**3/ms : 1
             ^^^^
Choose another method, such as method='euler' or 'rk4'.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1', method='rk3')",
        """\
I don't know the integration method 'rk3'. Known are exact, linear, independent, euler, rk2, \
rk4, exponential_euler, heun, milstein.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1', method='exat')",
        "I don't know the integration method 'exat'. Did you mean `exact`?",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1', method='gsl_rkf45')",
        """\
The method 'gsl_rkf45' needs the GNU Scientific Library, which snnkit does without.
Use method='rk4', with a smaller time step where it must be precise.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, '''dv/dt = (I - v)/ms : 1
                     I = 2*gain : 1
                     gain = cos(t/ms) : 1''', method='exact')
run(1*ms)""",
        """\
`v` cannot be integrated exactly: `t` may change within a time step.
    gain = cos(t/ms) : 1
               ^
Choose another method, such as method='euler' or 'rk4'.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, '''dv/dt = (E - v)*g/ms : 1
                     dg/dt = -g**2/ms : 1
                     E : 1''', method='exponential_euler')
run(1*ms)""",
        """\
The method exponential_euler needs each equation to be linear in its own variable, but that of \
`g` is not (because of `g ** 2`).
    dg/dt = -g**2/ms : 1
             ^^^^
Choose another method, such as method='euler' or 'rk4'.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'dv/dt = (1 - v**2)/ms : 1', method=['exact', 'exponential_euler'])
run(1*ms)""",
        """\
None of the methods 'exact', 'exponential_euler' can integrate these equations.
exact: `v` cannot be integrated exactly: its equation is not linear (because of `v ** 2`).
exponential_euler: The method exponential_euler needs each equation to be linear in its own \
variable, but that of `v` is not (because of `v ** 2`).
Choose another method, such as method='euler' or 'rk4'.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, '''dv/dt = (1 - v)/ms : 1
                     du/dt = (v - u)/ms : 1''', method='independent')
run(1*ms)""",
        """\
The method independent is for equations that don't depend on one another, but that of `u` \
depends on `v`.
    du/dt = (v - u)/ms : 1
            ^^^^^^^^^^
Use method='exact' if they are linear, or else 'exponential_euler'.""",
    ),
    (
        CELLS,
        "S = Synapses(G, G, 'dw/dt = -w**2/ms : 1 (event-driven)', on_pre='w += 1')\n"
        "S.connect()\nrun(1*ms)",
        """\
`w` cannot be event-driven: its equation is not linear (because of `w ** 2`).
    dw/dt = -w**2/ms : 1 (event-driven)
             ^^^^
Mark it `(clock-driven)`.""",
    ),
    (
        CELLS,
        "S = Synapses(G, G, 'dw/dt = (cos(t/ms) - w)/ms : 1 (event-driven)', on_pre='w += 1')\n"
        "S.connect()\nrun(1*ms)",
        """\
`w` cannot be event-driven: `t` may change between two events.
    dw/dt = (cos(t/ms) - w)/ms : 1 (event-driven)
                 ^
Mark it `(clock-driven)`.""",
    ),
    (
        CELLS,
        '''S = Synapses(G, G, """dx/dt = (drive - x)/ms : 1 (event-driven)
drive = 2*y : 1
dy/dt = -y/ms : 1 (clock-driven)""", on_pre='x += 1')''',
        """\
`x` is event-driven, but `y`, on which it depends (through `drive`), changes in every time step.
    dx/dt = (drive - x)/ms : 1 (event-driven)
             ^^^^^
Mark both equations `(clock-driven)`.""",
    ),
    (
        CELLS,
        '''S = Synapses(G, G, """dx/dt = (y - x)/ms : 1 (clock-driven)
dy/dt = -y/ms : 1 (event-driven)""", on_pre='y += 1')''',
        """\
`x` is computed in every time step, but `y`, on which it depends, is event-driven.
    dx/dt = (y - x)/ms : 1 (clock-driven)
             ^
Mark both equations `(clock-driven)`.""",
    ),
    # --- noise -----------------------------------------------------------------------------------
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'dv/dt = -v/ms + xi*ms**-0.5 : 1', method='rk4')
run(1*ms)""",
        """\
The method rk4 is not for equations with noise.
    dv/dt = -v/ms + xi*ms**-0.5 : 1
                    ^^
Use method='euler'.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'dv/dt = -v/ms + v*xi*ms**-0.5 : 1', method='euler')
run(1*ms)""",
        """\
The method euler is for noise of a strength that depends neither on the state nor on the time, \
but here it depends on `v`.
    dv/dt = -v/ms + v*xi*ms**-0.5 : 1
                      ^^
Use method='heun'.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, '''dv/dt = v*xi_1*ms**-0.5 : 1
                     du/dt = u*xi_1*ms**-0.5 : 1''', method='milstein')
run(1*ms)""",
        """\
The method milstein is for equations with a noise of their own, but those of `v` and `u` share \
`xi_1`.
    dv/dt = v*xi_1*ms**-0.5 : 1
              ^^^^
Use method='heun'.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, '''dv/dt = -v/ms + xi*ms**-0.5 : 1
                     du/dt = -u/ms + xi*ms**-0.5 : 1''')""",
        """\
`xi` stands in the equations of `v` and of `u`: the same noise, or another?
    du/dt = -u/ms + xi*ms**-0.5 : 1
                    ^^
Write `xi_1` in both for the same noise, `xi_1` and `xi_2` for two that are independent.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'I = 3 + xi*ms**0.5 : 1')",
        """\
Noise can only stand in a differential equation.
    I = 3 + xi*ms**0.5 : 1
            ^^
If differential equations are all that use `I`, give the noise a name: `xi_1`.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'I = 3 + xi_1*ms**0.5 : 1 (constant over dt)')",
        """\
Noise can only stand in a differential equation.
    I = 3 + xi_1*ms**0.5 : 1 (constant over dt)
            ^^^^
Give it its share there, for example `dv/dt = -v/tau + sigma*xi/tau**0.5 : 1`.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, '''dv/dt = n**2/ms : 1
                     n = xi_1*ms**0.5 : 1''')
run(1*ms)""",
        """\
With its subexpressions written out, more is done with noise here than to add it, or to multiply \
it by what is not noise.
    dv/dt = n**2/ms : 1
            ^^^^^^^""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'dv/dt = -v/ms + xi**2 : 1')",
        """\
Noise can be added, and multiplied by what is not noise; nothing else can be done with it.
    dv/dt = -v/ms + xi**2 : 1
                    ^^^^^""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'xi_v : 1')",
        """\
`xi_v` cannot be a variable's name: it stands for noise.
    xi_v : 1
    ^^^^
Choose another name.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'dv/dt = xi : 1')
run(1*ms)""",
        """\
dv/dt has the unit hertz, but this expression has the unit 1 / second ** 0.5.
    dv/dt = xi : 1
            ^^
Noise is scaled by a time constant: for example `sigma*sqrt(2/tau)*xi`.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'v : 1', threshold='v > xi')
run(1*ms)""",
        """\
`xi` is noise, which has a value only in differential equations.
    v > xi
        ^^
Elsewhere write `randn()`.""",
    ),
    (
        CELLS,
        """\
S = Synapses(G, G, 'w : volt', on_post='''v += 1*mV
                                         w = v_post''')
S.connect()
run(1*ms)""",
        """\
`v_post` and `v` are the same variable here, changed by a statement before: `v_post` has its new \
value. In Brian 2 it is the new one without compiler, and the old one with. Use one of the two \
names.""",
    ),
    (
        CELLS,
        "S = Synapses(G, G, on_pre='v_post =+ 2*mV')",
        """\
`v_post =+ 2*mV` sets `v_post` to `2*mV`. To change it by that, write `v_post += 2*mV`.""",
    ),
    (
        CELLS,
        "S = Synapses(G, G, on_pre='v_post =- 3*mV')",
        """\
`v_post =- 3*mV` sets `v_post` to `- 3*mV`. To change it by that, write `v_post -= 3*mV`.""",
    ),
    (
        CELLS,
        """\
S = Synapses(G, G, on_pre='''v += 0.1*(2*mV - v)
                             v_post += 1*mV''')
S.connect()
run(1*ms)""",
        """\
`v_post` and `v` are the same variable here, changed by a statement before: `v_post` still has its \
old value, as in Brian 2. Use one of the two names.""",
    ),
    (
        CELLS,
        """\
S = Synapses(G, G, on_pre='''v_post *= 0.5
                             v_post += 1*mV''')
S.connect()
run(1*ms)""",
        """\
What spikes that come together do to `v_post` depends on who comes first. Here each statement is \
carried out for all synapses that they reach, and then the next one, as in Brian 2 without a \
compiler. With one, Brian 2 carries out all statements for one synapse, and then for the next. \
Both agree if a value is read before it is changed.""",
    ),
    (
        CELLS,
        """\
S = Synapses(G, G, on_pre='v_post += 0.1*v_pre')
S.connect()
run(1*ms)""",
        """\
What spikes that come together do to `v_post` depends on who comes first. Here each statement is \
carried out for all synapses that they reach, and then the next one, as in Brian 2 without a \
compiler. With one, Brian 2 carries out all statements for one synapse, and then for the next.""",
    ),
    (
        CELLS,
        """\
S = Synapses(G, G, on_pre='v_pre += 0.1*(2*mV - v_pre)')
S.connect()
run(1*ms)""",
        """\
`v_pre` changes once for each synapse of a neuron that spikes, and each synapse finds what the one \
before has left. If it is to change once for each spike, change it in the `reset` of the neurons, \
or keep it in the synapses.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(2, '''dv/dt = -v/(9*ms) : 1 (unless refractory)
                      dw/dt = -w/(9*ms) : 1 (unless refractory)''', method='exact',
                threshold='v > 1', reset='v = 0', refractory=1*ms)
S = Synapses(G, G, on_pre='v_post += w_pre')
S.connect(i=0, j=1)
run(1*ms)""",
        """\
`v_post` and `w_pre` are marked (unless refractory). Here `v_post` stands still while its own \
neuron is refractory. Brian 2 asks the neuron of `w_pre` (an error in it), so that spikes may not \
arrive there. Read `w_pre` through a subexpression of the neurons without the mark, and both \
agree.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'dv/dt = (v**3 + 1)/ms : 1', method='euler', name='cells')
run(5*ms)""",
        """\
`v` of `cells` is not a number any more for some, or very large. Either its equation grows without \
bound (look at its signs), or the steps are too large for it: try a smaller `dt`, or another \
`method`.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'dv/dt = (1 - v)/tau : 1; tau : second'.replace('; ', chr(10)), method='euler',
                name='cells')
run(1*ms)""",
        """\
`v` of `cells` is not a number any more for some, or very large: `tau` is 0, as nothing has set \
it. Set it before the run.""",
    ),
    (
        CELLS,
        """\
S = Synapses(G, G, '''x : 1
                      r = 0.1*x*mV : volt''', on_pre='''x += 1
                                                      v_post += r''')
S.connect()
run(1*ms)""",
        """\
`r` is computed where it is read first, from what has changed until then, as in Brian 2 without a \
compiler. With one, Brian 2 computes it before all statements, and before event-driven variables \
decay. Write its formula in its place, and both agree.""",
    ),
    (
        CELLS,
        "before = G.v[:]\nrun(1*ms)",
        """\
`before` holds no copy of the values of `cells.v`, but these themselves, as in Brian 2: this run \
changes them. If they are to stay, write `.copy()` behind them.""",
    ),
    (
        CELLS,
        """\
kept = []
@network_operation(dt=0.5*ms)
def keep():
    kept.append(G.v[:])
run(1*ms)""",
        """\
What has been kept of `cells.v[:]` in 2 time steps is all the same, as in Brian 2: the values of \
now. To keep those of each step, write `cells.v[:].copy()`.""",
    ),
    (
        NOTHING,
        """\
G = SpikeGeneratorGroup(2, [0, 1], [1, 2]*ms, name='input')
run(5*ms)
G.set_spikes([0, 1], [3, 7]*ms)""",
        """\
1 of the spike times of `input` are over: it is at t = 5. ms. Such spikes are not fired; add \
`input.t` to times that count from now.""",
    ),
    (
        NOTHING,
        """\
G = SpikeGeneratorGroup(1, [0, 0], [0.1, 0.99999]*ms, period=1*ms, name='input')
run(1*ms)""",
        """\
A spike of `input` at 0.99999 ms falls, in time steps of 100. us, into the next period: it would \
be lost.""",
    ),
    # --- numbers ---------------------------------------------------------------------------------
    (NOTHING, "NeuronGroup(0, 'v : 1')", "N is a whole number of neurons, at least 1, not 0."),
    (NOTHING, "NeuronGroup(2.5, 'v : 1')", "N is a whole number of neurons: 2.5 is cut off to 2."),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1', threshold='v > 1', refractory=-5*ms)",
        "A refractory period lasts 0 s or longer, not -5. ms.",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1', reset='v = 0')",
        "There is a `reset`, but no `threshold`: nothing would ever reset the neurons.",
    ),
    (CELLS, "G.v = [1, 2]*mV", "`v` needs 4 values here, but got 2."),
    (CELLS, "G.v[7]", "`cells` has the indices 0 to 3; 7 is not among them."),
    (CELLS, "G.v['v']", "'v' is a value, not a condition to select by."),
    (CELLS, "G.i = 3", "`i` is set by the simulation, it can only be read."),
    (
        CELLS,
        "StateMonitor(G, 'v', record=True, name='traces')[7]",
        "Element 7 was not recorded by `traces`.",
    ),
    (CELLS, "run(-1*ms)", "A run cannot last -1. ms."),
    # --- synapses --------------------------------------------------------------------------------
    (WIRES, "S.connect(i=0, j=7)", "`j` = 7 is not a target neuron: they are numbered 0 to 3."),
    (WIRES, "S.connect(i=-1, j=0)", "`i` = -1 is not a source neuron: they are numbered 0 to 3."),
    (
        WIRES,
        "S.connect(i=[0, 1], j=[0, 1, 2])",
        """\
`i` has 2 values and `j` has 3: give the same number of each, or a single value for one \
of them.""",
    ),
    (WIRES, "S.connect(i=0.5, j=0)", "`i` takes whole numbers, not 0.5."),
    (
        WIRES,
        "S.connect(i=0)",
        """\
`j` is missing.
Give both, or make one a string: i='...'.""",
    ),
    (
        WIRES,
        "S.connect(condition='i != j', j='i')",
        "Give either a condition, or `i` and `j`, not both.",
    ),
    (WIRES, "S.connect(p=1.5)", "`p` is a probability between 0 and 1: 1.5 counts as 1."),
    (
        WIRES,
        "S.connect(p='-i')",
        """\
`-i` is a probability: what is smaller than 0 counts as 0.""",
    ),
    (WIRES, "S.connect(n=1.5)", "`n` is a number of synapses for each pair, not 1.5."),
    (
        WIRES,
        "S.connect(j='i + 1')",
        """\
For i = 3 this gives j = 4, but target neurons are numbered 0 to 3.
    i + 1
    ^^^^^
To leave out such pairs, write `skip_if_invalid=True`.""",
    ),
    (
        WIRES,
        "S.connect(j='k for k in range(i, i + 2)')",
        """\
For i = 3 this gives j = 4, but target neurons are numbered 0 to 3.
    k for k in range(i, i + 2)
    ^
To leave out such pairs, write `skip_if_invalid=True`.""",
    ),
    (WIRES, "S.connect(p=0)", "This call of `connect` made no synapse: p is 0."),
    (
        WIRES,
        "S.w = 3*mV",
        """\
`wires` has no synapses yet: there is no `w` to set.
Call `connect` first.""",
    ),
    (
        WIRES,
        "run(1*ms)",
        """\
`wires` has no synapses yet.
Call `connect` first.""",
    ),
    (CONNECTED, "S.w = [1, 2]*mV", "`w` needs 12 values here, but got 2."),
    (
        CONNECTED,
        "S.delay = -1*ms",
        "A delay cannot be negative, like -1. ms: no spike arrives before it was fired.",
    ),
    (
        CONNECTED,
        "S.delay = '(i - 2)*ms'",
        "A delay cannot be negative, like -2. ms: no spike arrives before it was fired.",
    ),
    (
        CELLS,
        "Synapses(G, G, on_pre='v_post += 1*mV', delay=-1*ms)",
        "A delay cannot be negative, like -1. ms: no spike arrives before it was fired.",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'v : 1', name='silent')
Synapses(G, G, on_pre='v += 1')""",
        """\
`on_pre` waits for spikes of `silent`, which never spikes.
Give the group a threshold, such as threshold='v > 1'.""",
    ),
    # --- networks --------------------------------------------------------------------------------
    (
        CELLS,
        """\
start_scope()
run(1*ms)""",
        """\
This runs nothing. No groups, synapses or monitors are in variables here. (Objects \
made before `start_scope()`, or kept in a list, are not seen: put those into a \
`Network`.)""",
    ),
    (
        CELLS,
        """\
run(1*ms)
H = NeuronGroup(1, 'v : 1', name='late')
run(1*ms)""",
        """\
`cells` has run before, `late` has not: is this a new simulation or the old one going \
on? Begin a new one with `start_scope()` and make all objects again, or put the objects \
into a `Network`.""",
    ),
    (
        CONNECTED,
        "Network(S).run(1*ms)",
        """\
`wires` belongs to `cells`, which is not part of this network. Add it, or keep it in a \
variable where `run` can see it.""",
    ),
    (CELLS, "Network(3)", "A network is made of groups, synapses and monitors, not 3."),
    (
        CELLS,
        "Network(G)['celsl']",
        "There is no `celsl` in this network. Did you mean `cells`?",
    ),
    (
        CONNECTED,
        """\
net = Network(G, S)
net.remove(S.pre)""",
        """\
`wires_pre` has not been added to this network.
To switch it off, set its `active` to False.""",
    ),
    (
        CELLS,
        """\
net = Network(G)
net.run(1*ms)
Network(G).run(1*ms)""",
        """\
`cells` has already run in another network: it has a time and a state from there, and \
cannot begin again in this network. Make it anew, or change the network that it ran in \
with `add` and `remove`.""",
    ),
    (
        CELLS,
        """\
net = Network(G)
net.run(1*ms)
run(1*ms)""",
        """\
`cells` has run in a `Network`: go on with the `run` of that network, `net.run(...)`.""",
    ),
    (
        CELLS,
        """\
net = Network(G, NeuronGroup(1, 'v : 1', dt=0.123456*ms))
net.run(1*ms)""",
        """\
The time steps 100. us and 123.456 us don't fit together: the network would need one that \
is less than a thousandth of the shortest.
Choose time steps with a simple ratio, such as 0.1*ms and 0.25*ms.""",
    ),
    (
        CELLS,
        """\
run(1.1*ms)
defaultclock.dt = 0.2*ms
run(1*ms)""",
        """\
The time step cannot become 200. us now: the time that has been reached, 1.1 ms, is not a \
multiple of it.
Choose one that divides it, or begin anew with `start_scope()`.""",
    ),
    (
        CELLS,
        """\
M = StateMonitor(G, 'v', record=True, when='before_grups', name='traces')
run(1*ms)""",
        """\
`traces` has no turn: there is no `before_grups` in the time step of this network.
Did you mean `before_groups`?""",
    ),
    (
        CELLS,
        "Network(G).schedule = ['start', 'before_groups']",
        """\
`before_groups` cannot be a slot of its own.
Every slot has a place before and after it: write `when='before_...'`.""",
    ),
    (
        NOTHING,
        """\
@network_operation
def grow(t, amount):
    pass""",
        "A network operation takes no argument, or the time t, but `grow` takes t, amount.",
    ),
    (
        NOTHING,
        """\
class Cell:
    @network_operation(dt=1*ms)
    def grow(self):
        pass""",
        """\
A network operation takes no argument, or the time t, but `grow` takes self.
For a method of an object write `NetworkOperation(thing.method)`.""",
    ),
    (
        NOTHING,
        "network_operation(1*ms)",
        """\
`network_operation` takes its settings by name.
Write for example `@network_operation(dt=1*ms)`.""",
    ),
    (
        NOTHING,
        """\
@network_operation
def again():
    run(1*ms)
run(1*ms)""",
        "`run` cannot be called from within a run.",
    ),
    (
        CELLS,
        """\
store('start')
restore('strat')""",
        """\
Nothing is stored under the name `strat`.
Did you mean `start`?""",
    ),
    (
        CELLS,
        "Network(G).restore()",
        """\
Nothing is stored under the name `default`.
First call `store`.""",
    ),
    (
        CELLS,
        """\
store()
M = StateMonitor(G, 'v', record=True, name='traces')
restore()""",
        """\
The stored state (t = 0. s) knows nothing of `traces`.
Leave it out, or store again. The state is that of `cells`.""",
    ),
    (
        CONNECTED,
        """\
net = Network(G, S)
net.store()
net.remove(S)
net.restore()""",
        """\
The stored state (t = 0. s) is also that of `wires`, `wires_pre`, which the network does \
not have.
Give all objects the names that they had when it was stored.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(3, 'v : 1', name='cells_that_grow')
store()
G = NeuronGroup(4, 'v : 1', name='cells_that_grow')
restore()""",
        """\
The stored state (t = 0. s) does not fit `cells_that_grow`: `i` had 3 values then, and \
has 4 now.""",
    ),
    (CELLS, "restore(filename='nowhere')", "There is no file `nowhere` to restore from."),
    (
        CELLS,
        "restore(filename='pyproject.toml')",
        "`pyproject.toml` is not a file that `store` has written.",
    ),
    (
        CELLS,
        """\
net = Network(G, NetworkOperation(lambda: net.store()))
net.run(1*ms)""",
        "`store` is for the time between runs, not within one.",
    ),
    (
        CELLS,
        "G.set_states(G.get_states())",
        """\
`i` of `cells` can only be read.
Leave it out: `get_states(read_only_variables=False)` does.""",
    ),
    (
        CELLS,
        "G.get_states(format='pandas')",
        """\
A DataFrame has no units.
Write `units=False`.""",
    ),
    (
        CELLS,
        "G.get_states(format='panda', units=False)",
        """\
I don't know a format 'panda' of states.
Did you mean `pandas`?""",
    ),
    (
        CELLS,
        "run(1*ms, report='tetx')",
        """\
'tetx' is no way to report on a run.
Did you mean `text`?""",
    ),
    (
        CELLS,
        "run(1*ms, report=lambda done: print(done))",
        """\
The function that is told of a run takes four arguments.
Define it as `def report(elapsed, completed, start, duration):`.""",
    ),
    (
        CONNECTED,
        "S.N[3]",
        "There is one number of elements, 12: no index is needed, unlike [3].",
    ),
    (NOTHING, "seed(1, 2)", "`seed` takes 1 argument by place (value), not 2."),
    (
        CELLS,
        "run(1*ms, report='text', report_period=3)",
        """\
The report period is a time, not 3 (a plain number).
Write e.g. 5*second.""",
    ),
    (
        CELLS,
        """\
run(1*ms)
profiling_summary()""",
        """\
It was not measured how long the operations of the last run took.
Run with `profile=True`.""",
    ),
    (
        CELLS,
        """\
run(1*ms)
G.spikes""",
        """\
`cells.spikes` is there for network operations, while a network runs.
What happened in a run is recorded by a SpikeMonitor.""",
    ),
    # --- what is written in other ways -----------------------------------------------------------
    (
        CELLS,
        "G.v = '3 mV'",
        """\
Cannot read this: an operator is missing here.
    3 mV
      ^
To multiply, write `*`: `3*mV`.""",
    ),
    (
        CELLS,
        "G.v = '3*mV − 2*mV'",
        """\
Cannot read this: `−` is not a sign of the model language.
    3*mV − 2*mV
         ^
Write `-`.""",
    ),
    (
        CELLS,
        "G.v = '3*µV'",
        """\
I don't know the name `μV`.
    3*µV
      ^^
Did you mean `uV`?""",
    ),
    (
        CELLS,
        "G.v = 'v²/mV'",
        """\
Cannot read this: `²` is not a sign of the model language.
    v²/mV
     ^
Write `**2`.""",
    ),
    (
        CELLS,
        "G.v[0, 1] = 3*mV",
        """\
(0, 1) is no index of `cells`: its variables have one index.
For several elements write a list: `[[0, 1]]`.""",
    ),
    (
        CELLS,
        "G.v[(2,)]",
        """\
(2,) is no index of `cells`: its variables have one index.
`np.nonzero` and its like return a tuple: take its first part, `[0]`.""",
    ),
    (
        NOTHING,
        """\
T = TimedArray([[1, 2], [3, 4]]*mV, dt=1*ms)
G = NeuronGroup(2, 'v = T(t) : volt', name='cells')
G.v[:]""",
        """\
`T` takes 2 arguments, not 1.
    v = T(t) : volt
        ^^^^""",
    ),
    (
        CELLS,
        "G.v = 'abs(i - 2*mV'",
        """\
Cannot read this: '(' was never closed.
    abs(i - 2*mV
       ^""",
    ),
    (
        CELLS,
        "G.v = 'exp 1'",
        """\
Cannot read this: brackets are missing here.
    exp 1
        ^
To call a function write `exp(1)`.""",
    ),
    (
        CELLS,
        "G.v = '1e*mV'",
        """\
Cannot read this: `1e` is no number.
    1e*mV
     ^
Write for example `1.5` or `1e-3`.""",
    ),
    (
        CELLS,
        "G.v = '3*mV;'",
        """\
Cannot read this: `;` stands between statements, but here is one value.
    3*mV;
        ^
Leave it out.""",
    ),
    (
        CELLS,
        "G.v = 'i > 2 ? 1*mV : 0*mV'",
        """\
Cannot read this: `... ? ... : ...` is not part of the model language.
    i > 2 ? 1*mV : 0*mV
          ^
Write `int(condition) * a + int(not condition) * b` instead.""",
    ),
    (
        CELLS,
        "G.v = 'max(v, 1*mV)'",
        """\
I don't know a function `max`.
    max(v, 1*mV)
    ^^^
For the larger value write `clip(a, b, inf)`, with units `clip(a, b, inf*mV)`.""",
    ),
    (
        CELLS,
        "G.v = 'np.exp(i)*mV'",
        """\
Only a function's name can be called.
    np.exp(i)*mV
    ^^^^^^
Write `exp` alone.""",
    ),
    (
        CELLS,
        "G.v = '[k for k in range(4)]'",
        """\
A loop with `for` makes no sense here: one value is expected.
    [k for k in range(4)]
    ^^^^^^^^^^^^^^^^^^^^^""",
    ),
    (
        CELLS,
        "G.v = 'i(3)*mV'",
        """\
I don't know a function `i`.
    i(3)*mV
    ^
`i` cannot be called: to multiply, write `i*(...)`.""",
    ),
    (
        CELLS,
        "G.v = '3*V'",
        """\
I don't know the name `V`.
    3*V
      ^
Did you mean `v`?""",
    ),
    (
        CELLS,
        "G.v['v and i > 2'] = 3*mV",
        """\
`and` is for conditions, but this has the unit volt.
    v and i > 2
    ^
Compare it, for example with `> 0*...`.""",
    ),
    (
        WIRES,
        "S.connect(condition='i => j')",
        """\
Cannot read this: `=>` is not part of the model language.
    i => j
      ^
Write `>=`.""",
    ),
    (
        WIRES,
        "S.connect(j='k for k in range(i if k != i')",
        """\
Cannot read this generator: '(' was never closed.
    k for k in range(i if k != i
                    ^
Write for example `k for k in range(i-3, i+4) if i != k`.""",
    ),
    (
        WIRES,
        "S.connect(n='-i')",
        """\
There cannot be -3 synapses for a pair of neurons.
    -i
    ^^""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'dv/dt == -v/ms : 1')",
        """\
An equation has a single `=`.
    dv/dt == -v/ms : 1
          ^^
Write `dv/dt = ... : unit`, `x = ... : unit` or `x : unit`.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, '''dv/dt = (2 - v/tau : 1\n                     tau : second''')",
        """\
This bracket is never closed.
    dv/dt = (2 - v/tau : 1
            ^
Add the missing `)`.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1; w : 1')",
        """\
Each equation stands on a line of its own.
    v : 1; w : 1
         ^^^^^
Begin a new line here.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'dv/dt = -v/ms : 1 (unless refractory')",
        """\
The bracket of the flags is never closed.
    dv/dt = -v/ms : 1 (unless refractory
                      ^
Add the missing `)`.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'dv/dt = -v/ms : 1 unless refractory')",
        """\
Cannot read this: an operator is missing here.
    dv/dt = -v/ms : 1 unless refractory
                      ^
Flags stand in round brackets: `(unless refractory)`.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v, w : 1')",
        """\
`v, w` is no name of a variable, and no derivative `d.../dt`.
    v, w : 1
    ^^^^
Each variable has a line of its own, and no spaces in its name.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : V')",
        """\
I don't know the unit `V`.
    v : V
        ^
Did you mean `volt`?""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'n : int')",
        """\
I don't know the unit `int`.
    n : int
        ^^^
For whole numbers write `: integer`.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : volt - volt')",
        """\
A unit is made of names of units, with `*`, `/` and `**` between them.
    v : volt - volt
        ^^^^^^^^^^^""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1', threshold=3)",
        """\
An expression must be a string, not 3.
Write it in quotes, for example 'v > 1'.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='t = 0*ms')
run(1*ms)""",
        """\
`t` is set by the simulation, it can only be read.
    t = 0*ms
    ^
Choose another name, and declare it in the model.""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1', threshold='v > 1', reset='3 = v')",
        """\
Cannot read this statement: only a variable can be set.
    3 = v
    ^
The variable stands left of `=`.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, '\\n'.join(f'v{k} = v{k+1} + v{k+1} : 1' for k in range(40)) + '\\nv40 : 1')
G.v0[:]""",
        """\
With all subexpressions written out, this is too long or nested too deeply.
    v0
    ^^
Mark one of them `(constant over dt)`: then it is computed once a step.""",
    ),
    # --- values that are none ---------------------------------------------------------------------
    (
        NOTHING,
        "3*mV + 'a'",
        "Cannot calculate with 'a': it is no number, and no array of numbers.",
    ),
    (
        NOTHING,
        "[1, 2]*mV + [1, 2, 3]*mV",
        "Arrays of the shapes (2,) and (3,) don't fit each other.",
    ),
    (
        NOTHING,
        "Quantity(3, dim=volt)",
        "`dim` is a dimension such as `volt.dim`, not volt.",
    ),
    (
        CELLS,
        "G.v = [1*mV, 2, 3*mV, 4*mV]",
        """\
`v` takes numbers, not [1. * mvolt, 2, 3. * mvolt, 4. * mvolt].
All of them need the same unit, for example `[1, 2]*mV`.""",
    ),
    (
        CELLS,
        "G.v = [[1, 2], [3, 4]]*mV",
        "`v` needs a list of values here, not a table of the shape (2, 2).",
    ),
    (
        CELLS,
        "G.v.wieght = 3",
        "`cells.v` has no attribute `wieght` to set.",
    ),
    (
        CELLS,
        "del G.v",
        "`v` of `cells` cannot be deleted.",
    ),
    (
        CELLS,
        "G.v = 'G*mV'",
        """\
`G` is NeuronGroup, not a number.
    G*mV
    ^
A name in a string stands for a number, or a quantity such as `10*ms`.""",
    ),
    (
        CELLS,
        "G.set_states({'v': None}, units=False)",
        "`v` takes numbers, not None.",
    ),
    (
        CELLS,
        "G.get_states(['name'])",
        "`cells` has no variable `name`. Its variables are `v`.",
    ),
    (
        CELLS,
        "G.order = [1]",
        "`order` is a whole number, such as -1, 0 or 1, not [1].",
    ),
    (
        CELLS,
        "G.namespace = 3",
        """\
A namespace is a dict of names and values, not 3.
Write for example `namespace={'tau': 10*ms}`.""",
    ),
    (
        CELLS,
        "G[0.0:2.0]",
        "A part of `cells` is a range of whole numbers such as [10:20], not slice(0.0, 2.0, None).",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1', events=['high'])",
        """\
`events` is a dict of names and conditions, not ['high'].
Write for example events={'high': 'v > 1'}.""",
    ),
    (
        CELLS,
        "EventMonitor(G, 3)",
        "An EventMonitor waits for an event by its name, not 3.",
    ),
    (
        CELLS,
        "SpikeMonitor(G, record='0, 1')",
        """\
`record` of a SpikeMonitor is True or False, not '0, 1'.
To record some neurons only, give a part of the group: `G[:10]`.""",
    ),
    (
        CELLS,
        """\
M = SpikeMonitor(G, name='spikes')
M.count = 3""",
        "`count` of `spikes` can only be read.",
    ),
    (
        CONNECTED,
        "S.pre.dealy = 3*ms",
        "`wires_pre` has no attribute `dealy` to set. Did you mean `delay`?",
    ),
    (
        CELLS,
        "PoissonInput(G, 'v', 10, 1*Hz, [1, 2]*mV)",
        """\
The weight of a PoissonInput is one for all neurons.
For one each, make it a parameter and give its name: weight='w'.""",
    ),
    (
        CELLS,
        "PoissonInput(G, 'i', 10, 1*Hz, 1)",
        "`i` of `cells` can only be read: a PoissonInput cannot let it grow.",
    ),
    (
        NOTHING,
        "SpikeGeneratorGroup(3, [0, 1.5], [1, 2]*ms)",
        "`indices` are whole numbers of neurons, not [0, 1.5].",
    ),
    (
        NOTHING,
        "SpikeGeneratorGroup(3, [0], [1]*ms, period=-1*ms)",
        "A period is one time, longer than 0 s, not -1. ms.",
    ),
    (
        NOTHING,
        """\
G = SpikeGeneratorGroup(3, [0], [1]*ms, period=1.05*ms, name='given')
run(1*ms)""",
        """\
The period of `given`, 1.05 ms, is not a multiple of its time step of 100. us.
Choose another period, or a `dt` that divides it.""",
    ),
    (
        NOTHING,
        """\
I = TimedArray([[1, 2]], dt=1*ms)
G = NeuronGroup(4, 'x = I(t, i) : 1', threshold='x > 1')
run(1*ms)""",
        "A TimedArray is asked for the column 2, but it has the columns 0 to 1.",
    ),
    (
        NOTHING,
        """\
tau = 0*ms
G = NeuronGroup(1, 'dv/dt = -v/tau : 1')
run(1*ms)""",
        """\
A constant cannot be computed: float division by zero.
    -1.0 / tau
    ^^^^^^^^^^
Look at the values in it.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'k : 1')
r = G.run_regularly('k = poisson(k - 1)')
run(1*ms)""",
        """\
This cannot be computed: lam < 0 or lam contains NaNs.
    k = poisson(k - 1)
    ^^^^^^^^^^^^^^^^^^""",
    ),
    (
        NOTHING,
        "NeuronGroup(1, 'v : 1', treshold='v > 1')",
        "`NeuronGroup` takes no argument `treshold`. Did you mean `threshold`?",
    ),
    (
        CELLS,
        "EventMonitor(G)",
        "`EventMonitor` needs `event`, too.",
    ),
    (
        WIRES,
        "S.connect(conditon='i != j')",
        "`connect` takes no argument `conditon`. Did you mean `condition`?",
    ),
    (
        CELLS,
        "Network(G[:2]).run(1*ms)",
        """\
`cells_0_to_2` is a part of `cells`, which is not part of this network. Add it: only whole \
groups run.""",
    ),
    (
        CELLS,
        "Network(G).run(1e12*second)",
        """\
A run of 1. Ts has too many time steps of 100. us.
Choose a longer time step, or a shorter run.""",
    ),
    (
        CELLS,
        "Network(G).store(3)",
        "The name of a stored state is a string, not 3.",
    ),
    (
        CELLS,
        "Network(G).store(filename='nowhere/at/all')",
        """\
The state cannot be written to `nowhere/at/all`: No such file or directory.
Give the name of a file in a folder that exists and that you may write to.""",
    ),
    (
        CELLS,
        "StateMonitor(G, 'v', record=True, window=100)",
        """\
`window` is a time such as 100*ms, not 100 (a plain number).
Write for example `window=100*ms`.""",
    ),
    (
        CELLS,
        "StateMonitor(G, 'v', record=True, window=1*ms, folder='x')",
        """\
A `window` and a `folder`: keep the last steps in memory, or all in files?
Give one of them; two monitors can do both.""",
    ),
    (
        "G = NeuronGroup(2, 'u : volt\\nv : volt', name='cells')\n"
        "A = Synapses(G, G, 'u_post = v_pre : volt (summed)', name='a')\nA.connect()\n"
        "B = Synapses(G, G, 'u_post = v_pre : volt (summed)', name='b')\nB.connect()\n",
        "run(1*ms)",
        """\
`u` of `cells` is a sum twice, from `a` and `b`: the one would replace the other.
Give the neurons a variable for each sum, and add them up: `u = u_1 + u_2 : volt`.""",
    ),
    (
        NOTHING,
        "Equations('v : 1')['w']",
        "There is no equation of `w`. There are v.",
    ),
    # --- what runs, but hardly as it was meant ---------------------------------------------------
    (
        CONNECTED,
        """\
monitors = [SpikeMonitor(G, name='spikes'), PopulationRateMonitor(G, name='rate')]
run(1*ms)""",
        """\
`run` does not see `spikes` and `rate`: they are in the list `monitors`, not in variables of \
their own. Run them in a network: `net = Network(collect(), monitors)`, then `net.run(...)`.""",
    ),
    (
        CELLS,
        """\
class Model: pass
model = Model()
model.spikes = SpikeMonitor(G, name='spikes')
run(1*ms)""",
        """\
`run` does not see `spikes`: it is in `model.spikes`, not in a variable of its own. Run it in a \
network: `net = Network(collect(), model.spikes)`, then `net.run(...)`.""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'dv/dt = (3*mV - v)/(10*ms) : volt', threshold='v > 1*mV', name='cells')
run(1*ms)""",
        """\
`cells` has a threshold, but neither `reset` nor `refractory`: it fires again in every time step \
while v > 1*mV. Give it `reset='v = ...'`; or, for one spike each time that the condition becomes \
true, `refractory='v > 1*mV'`. (`reset=''` says that it is meant.)""",
    ),
    (
        NOTHING,
        """\
G = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0', name='cells',
                refractory='t - lastspike <= 5*ms')
run(1*ms)""",
        """\
Rounding decides whether `t - lastspike <= 5*ms`: when exactly 5*ms have passed, it is true after \
some spikes and false after others, so that `cells` stays refractory one time step longer after \
some. Write `refractory=5*ms`, or compare whole time steps: \
`timestep(t - lastspike, dt) <= timestep(5*ms, dt)`.""",
    ),
    # --- what Brian 2 does without a word, and snnkit does with one -------------------------------
    (
        CELLS,
        "import numpy as np\nnp.concatenate([[1, 2]*mV, [3]*mV])",
        """\
np.concatenate loses the unit, in Brian 2 too: plain numbers. Multiply by `volt` to have it \
back.""",
    ),
    (
        CELLS,
        "import numpy as np\nnp.vstack([[1, 2]*ms, [3, 4]*mV])",
        """\
np.vstack makes plain numbers, in SI units, of values in second and volt, in Brian 2 too.""",
    ),
    (
        NOTHING,
        """\
H = NeuronGroup(3, 'x : 1', threshold='x > 1', reset='')
H.x = 'i'
Synapses(H, H).connect('x > 1')""",
        """\
`x` is a variable of the neurons at both ends; without a suffix it is that of the target neuron. \
Write `x_post`, or `x_pre` if that is meant.""",
    ),
    (
        NOTHING,
        """\
H = NeuronGroup(3, 'dv/dt = 1/ms : 1 (unless refractory)', threshold='v > 1', reset='v = 0',
                refractory=5*ms, name='cells')
H.v = [0, 0, 2]
run(0.5*ms)
H.v = '0.1*i'""",
        """\
`v` of `cells` stays as it is at 1 of 3 neurons: it is marked (unless refractory), and they are \
refractory; strings set it only elsewhere, in Brian 2, too. Numbers set it everywhere: \
`cells.v = [...]`.""",
    ),
    (
        NOTHING,
        "H = NeuronGroup(2, 'k : integer')\nH.k = [1, 2.5]",
        """\
`k` is an integer: what follows the decimal point is cut off. If that is meant set it to \
`trunc(...)`; if not, declare `k : 1`.""",
    ),
    (
        NOTHING,
        """\
H = NeuronGroup(2, 'k : integer', threshold='True', reset='k = 1.5*k')
run(1*ms)""",
        """\
`k` is an integer: `1.5*k` is cut off to a whole number. If that is meant write `int(1.5*k)`; \
if not, declare `k : 1`.""",
    ),
    (
        NOTHING,
        """\
H = NeuronGroup(2, 'dv/dt = -v/tau : 1\\ntau : second', name='cells')
tau = 10*ms
run(1*ms)""",
        """\
`tau` of `cells` is a parameter of the model, and 0 until something sets it: your variable \
`tau` (10. ms) is another one. Set it with `H.tau = tau`, or leave `tau` out of the \
equations.""",
    ),
    (
        CONNECTED,
        CELLS + "run(1*ms)",
        """\
`wires` takes no part: it belongs to `cells`, which no variable holds here (or one of another \
scope). If it was made anew, as `cells`, then make `wires` anew, too.""",
    ),
    (
        CELLS,
        """\
late = NeuronGroup(1, 'v : volt', dt=0.05*ms, name='late')
S = Synapses(G, late, on_pre='v_post += 1*mV', name='wires')
S.connect()
run(1*ms)""",
        """\
The time steps of `late` are 50. us, but the spikes of `cells` arrive in its time steps of \
100. us. To give all one clock, set `defaultclock.dt`.""",
    ),
    (
        CELLS,
        "G.v = '-v/(10 ms)'",
        """\
Cannot read this: an operator is missing here.
    -v/(10 ms)
           ^
To multiply, write `*`: `10*ms`.""",
    ),
    (
        CELLS + "from numpy import minimum as min\n",
        "G.v = 'min(v, 3*mV)'",
        """\
`min` is not part of the model language.
    min(v, 3*mV)
    ^^^
For the smaller value write `clip(a, -inf, b)`, with units `clip(a, -inf*mV, b)`.""",
    ),
    (
        CELLS,
        """\
S = Synapses(G, G, on_pre='v += 1*mV', delay=2*ms, name='wires')
S.connect()
S.delay = 'i*ms'""",
        """\
`delay` is shared by all, but this has a value for each.
    i*ms
    ^^^^
For a delay each, make `wires` without `delay=`, and set it later.""",
    ),
    (
        CELLS,
        "SpikeMonitor(G, record=False, name='counter').t",
        "`counter` has `record=False`: it counts events, and keeps no `t`.",
    ),
    (
        CONNECTED,
        "store()\nS.delay = 2*ms\nrestore()",
        """\
The delays of `wires` are others now than they were when this state was stored. They stay as they \
are, in Brian 2, too: `restore` brings back variables, and the spikes on their way. To have other \
delays, set them.""",
    ),
    (
        "",
        """\
G = NeuronGroup(3, 'v : 1', events={'high': 'v > 1'}, name='cells')
M = EventMonitor(G[1:], 'high', name='seen')
run(1*ms)""",
        """\
`seen` records `high` of `cells_1_to_3` one time step late, in Brian 2, too: of a part it looks in \
'thresholds', order 2, before what happens in 'after_thresholds', order 0. Write \
`when='after_thresholds', order=1`.""",
    ),
]


def said(before, code):
    """The text of the error or warning that some code ends in."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", SnnkitWarning)
        with pytest.raises((SnnkitError, SnnkitWarning)) as told:
            play(before + code)
    return str(told.value)


@pytest.mark.parametrize(("before", "code", "message"), MESSAGES, ids=[m[1] for m in MESSAGES])
def test_message(before, code, message):
    assert said(before, code) == message


#: cells of a notebook, each run once, but the last one twice
CELLS_RUN_TWICE = [
    (
        WIRES,
        "S.connect(condition='i != j')",
        """\
This cell has run before: `connect` adds 12 synapses to `wires` a second time, and each pair has \
two synapses now. Make `wires` anew in the same cell, before `connect`.""",
    ),
    (
        CELLS,
        "G.run_regularly('v += 1*mV', dt=10*ms, name=f'inputs{len(G._regular)}')",
        """\
This cell has run before: `cells` carries out 'v += 1*mV' twice now, by `inputs0` and by \
`inputs1`. Make `cells` anew in the same cell, before `run_regularly`.""",
    ),
    (
        CONNECTED,
        "run(100*ms)",
        """\
This cell has run before: `cells` and the other objects go on from t = 100. ms, with the state \
left over from then. To begin anew, make them in the same cell, after `start_scope()`; or call \
`store()` before the first run, and `restore()` here.""",
    ),
    (
        CELLS + "net = Network(G)",
        "net.run(100*ms)",
        """\
This cell has run before: `cells` goes on from t = 100. ms, with the state left over from then. To \
begin anew, make it and its network in the same cell, after `start_scope()`; or call \
`net.store()` before the first run, and `net.restore()` here.""",
    ),
]


@pytest.mark.parametrize(("before", "code", "message"), CELLS_RUN_TWICE)
def test_message_in_a_notebook(before, code, message):
    pytest.importorskip("IPython")
    with notebook() as run_cell:
        assert run_cell(before, "first") == run_cell(code, "second") == []
        assert run_cell(code, "second") == [message]


#: what a message must say, where its whole text matters less
PARTS = [
    (
        NOTHING,
        "tau = 10*ms\nG = NeuronGroup(1, 'dv/dt = -v/tua : 1')\nrun(1*ms)",
        "Did you mean `tau`?",
    ),
    (
        NOTHING,
        "G = NeuronGroup(1, 'dv/dt = I/ms : 1')\nrun(1*ms)",
        "Define it first",
    ),
    (CELLS, "G.v = 3", "a plain number"),
    (CELLS, "G.v = 'i'", "is a plain number"),
    (CELLS, "G.v = 'rand*mV'", "write `rand()`"),
    (CELLS, "G.v = '3*mV^2'", "`^` is not part"),
    (NOTHING, "NeuronGroup(1, 'x_pre : 1')", "ends in `_pre`"),
    (NOTHING, "NeuronGroup('3', 'v : 1')", "not '3'"),
    (WIRES, "S.connect(j='k for k range(3)')", "`in` is missing"),
    (WIRES, "S.connect(condition='i <> j')", "`!=`"),
    (WIRES, "S.connect(condition='i != j && i')", "`and`"),
    (WIRES, "S.connect(condition='v > 0*mV')", "`v_pre`"),
    (WIRES, "S.connect(i=float('inf'), j=0)", "inf"),
    (CELLS, "run(10)", "10*ms"),
    (CELLS, "G.v[[0, -9]]", "-9 is not"),
    (
        NOTHING,
        "G = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v == 0')",
        "To set it, write `=`",
    ),
    (
        CELLS,
        "S = Synapses(G, G, 'dw/dt = -w**2/ms : 1 (event-driven)', on_pre='w += 1')\n"
        "S.connect()\nrun(1*ms)",
        "(clock-driven)",
    ),
]


@pytest.mark.parametrize(
    ("before", "code", "part"),
    PARTS,
)
def test_message_says(before, code, part):
    assert part in said(before, code)


def test_of_several_unknown_names_the_first_is_told():
    for k in range(20):
        first, second = f"first{k}", f"second{k}"
        assert first in said(WIRES, f"S.connect(condition='{first} < {second}')").split("\n")[0]


@pytest.mark.parametrize("size", [500, 5000])
def test_long_lines_are_cut_around_the_spot(size):
    text = "+".join(["i"] * size) + "+ nonsense ("
    assert len(said(CELLS, f"G.v = '{text}'")) < 500
