"""Statements of synapses that get in one another's way, and what they should do: plain loops.

The synapses lead from the neurons of a group to those of the same group, and spikes of all of
them arrive at once. Neurons have variables u and w, synapses x; `Statement` changes one of them.
"""

import random
from typing import NamedTuple

import numpy as np

NAMES = ("u_pre", "u_post", "w_pre", "w_post", "x")
CHANGES = {
    "=": lambda old, new: new,
    "+=": lambda old, new: old + new,
    "-=": lambda old, new: old - new,
    "*=": lambda old, new: old * new,
}
FACTORS = (0.1, 0.3, 0.5)


class Statement(NamedTuple):
    """``target how constant + sum of factors times names``."""

    target: str
    how: str
    factors: dict
    constant: float

    def __str__(self):
        terms = [f"{factor}*{name}" for name, factor in self.factors.items()]
        return f"{self.target} {self.how} {' + '.join([*terms, str(self.constant)])}"

    def value(self, look_up):
        return sum(factor * look_up(n) for n, factor in self.factors.items()) + self.constant


def statements_of(seed):
    """Return one to three statements."""
    rng = random.Random(seed)

    def statement():
        names = rng.sample(NAMES, rng.choice([0, 1, 1, 2]))
        factors = {name: rng.choice(FACTORS) for name in names}
        how = rng.choice(["+=", "+=", "*=", "-=", "="])
        return Statement(rng.choice(NAMES), how, factors, rng.choice([0.5, 0.9]))

    return [statement() for _ in range(rng.choice([1, 2, 2, 3]))]


class Network(NamedTuple):
    """Values of neurons and synapses, and where synapses lead."""

    i: np.ndarray
    j: np.ndarray
    values: dict


def network(seed, neurons=4, loops=True):
    """Return a network, with synapses from neurons to themselves if `loops` says so."""
    rng = np.random.default_rng(seed)
    i, j = np.nonzero(
        (rng.random((neurons, neurons)) < 0.7) & (loops | ~np.eye(neurons, dtype=bool))
    )
    sizes = {"u": neurons, "w": neurons, "x": i.size}
    return Network(i, j, {name: rng.random(size) + 0.5 for name, size in sizes.items()})


def expected(statements, net, end="pre"):
    """Return what the values become, by loops over statements and synapses.

    Spikes come from the neurons at one end, in their order.
    If a value is read before it is changed, synapses have their turns, and otherwise statements.
    """
    order = np.lexsort((net.j, net.i) if end == "pre" else (net.i, net.j)).tolist()
    values = {name: array.copy() for name, array in net.values.items()}
    if any(_is_read_too_early(statements, k) for k in range(len(statements))):
        for synapse in order:
            _one_synapse(statements, net, values, synapse)
    else:
        for statement in statements:
            _one_statement(statement, net, values, order)
    return values


def _is_read_too_early(statements, k):
    changed = {s.target for s in statements[k:]} - {"x"}
    return bool(changed & statements[k].factors.keys())


def _place(net, name, synapse):
    array, _, end = name.partition("_")
    return array, {"": synapse, "pre": net.i[synapse], "post": net.j[synapse]}[end]


def _one_synapse(statements, net, values, synapse):
    places = {name: _place(net, name, synapse) for name in NAMES}
    own = {name: values[array][k] for name, (array, k) in places.items()}
    for statement in statements:
        value = statement.value(own.__getitem__)
        own[statement.target] = CHANGES[statement.how](own[statement.target], value)
    for name in sorted({statement.target for statement in statements}):
        array, k = places[name]
        values[array][k] = own[name]


def _one_statement(statement, net, values, order):
    before = {name: array.copy() for name, array in values.items()}
    for synapse in order:

        def look_up(name, synapse=synapse):
            array, k = _place(net, name, synapse)
            return before[array][k]

        array, k = _place(net, statement.target, synapse)
        values[array][k] = CHANGES[statement.how](values[array][k], statement.value(look_up))


def script(statements, net, end="pre"):
    """Return a script, for either package, that makes the network and has all neurons spike."""
    code = "; ".join(map(str, statements))
    lists = {name: array.tolist() for name, array in net.values.items()}
    return f"""
G = NeuronGroup({net.values["u"].size}, 'u : 1\\nw : 1', threshold='t < dt/2', reset='')
G.u, G.w = {lists["u"]}, {lists["w"]}
S = Synapses(G, G, 'x : 1', on_{end}={code.replace("; ", chr(10))!r})
S.connect(i={net.i.tolist()}, j={net.j.tolist()})
S.x = {lists["x"]}
run(1*ms)
results = dict(u=G.u[:], w=G.w[:], x=S.x[:])
"""
