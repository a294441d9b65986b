"""Writes assignments, for the elements that a loop runs over."""

from __future__ import annotations

import ast
from contextlib import contextmanager

from ...language.nodes import nodes
from ..variables import Reference
from .draws import write_draw
from .expressions import Spot, drawing_calls, separated, text_for
from .sheet import Unsupported

__all__ = ["Everyone", "Happened", "Values", "write_statements"]


#: from how many random numbers on it is faster to draw all of them first
MANY = 16


class Everyone:
    """A loop over all elements of a group.

    Loops of this kind (of neurons that spike, of synapses that are reached) say what they run
    over, and where in them an element's values are found.

    Attributes
    ----------
    size : int or None
        How many elements there are at most, if that is known ahead.
    count : str
        Text of how many there are.
    number : str
        Which of the elements of this loop it is, as text in the loop; to number buffers by.
    """

    number = "k"

    def __init__(self, sheet, owner, size):
        self.sheet, self.size = sheet, size
        self.count = sheet.number(f"{owner}_N", size)

    @contextmanager
    def loop(self):
        """What is written inside the ``with`` is done for each element."""
        with self.sheet.block(f"for k in range({self.count}):"):
            yield

    def spot(self, names=None):
        """Return the place in the loop, for expressions."""
        return Spot("k", size=self.size, names=names)

    def how_many(self):
        """Return the number of elements, or the array that holds it."""
        return self.size

    @contextmanager
    def once(self):
        """What is written inside the ``with`` is done once, if the loop runs at all."""
        yield


class Happened:
    """A loop over the neurons at which an event has happened in this step."""

    number = "s"

    def __init__(self, sheet, name, size):
        self.sheet, self.name, self.size = sheet, name, size
        self.count = sheet.cell(f"number_of_{name}")

    @contextmanager
    def loop(self):
        with self.sheet.block(f"for s in range({self.count}):"):
            self.sheet.line(f"k = {self.name}[s]")
            yield

    def spot(self, names=None):
        return Spot("k", names=names)

    def how_many(self):
        return self.sheet.array_of(self.count.removesuffix("[0]"))

    def neurons(self):
        """Return the array that holds their numbers."""
        return self.sheet.array_of(self.name)

    @contextmanager
    def once(self):
        with self.sheet.block(f"if {self.count} > 0:"):
            yield


class Values:
    """Values of expressions within a loop, with the random numbers that they need.

    Parameters
    ----------
    sheet : Sheet
    run : Everyone, or another loop
    expressions : list of Resolved
    names : dict of str to str, optional
        What stands for local names.
    in_turn : bool
        Whether the random numbers are drawn element by element. Otherwise all of the first
        call's come before all of the second call's, as numpy draws them.
    """

    def __init__(self, sheet, run, expressions, names=None, in_turn=False):
        self.sheet, self.run = sheet, run
        self.expressions = [separated(e) for e in expressions]
        self.spot = run.spot(names)
        self.calls = [(e, call) for e in self.expressions for call in drawing_calls(e)]
        kinds = {call.func.id for _, call in self.calls}
        alone = len(self.calls) == 1 and (run.size is None or run.size < MANY)
        self.in_turn = kinds <= {"rand"} and (in_turn or alone)
        if in_turn and not self.in_turn and self.calls:
            raise Unsupported("random numbers other than rand() are drawn synapse by synapse")

    def draw(self):
        """Write, before the loop, how random numbers are drawn; a generator of requests."""
        for number, (expression, call) in enumerate(self.calls, 1):
            if self.in_turn:
                self.spot.drawn[id(call)] = f"drawn_{number}"
                continue
            yield from write_draw(self.sheet, self, number, expression, call)

    def text(self, position):
        """Return the text of one of the expressions, within the loop."""
        expression = self.expressions[position]
        for number, (owner, _) in enumerate(self.calls, 1):
            if owner is expression and self.in_turn:
                self.sheet.line(f"drawn_{number} = random({self.sheet.stream()})")
        return text_for(self.sheet, expression, self.spot)


def write_statements(sheet, run, operation, before=None, in_turn=False, after=None):
    """Write assignments; a generator of what must be asked for in between.

    Parameters
    ----------
    sheet : Sheet
    run : Everyone, or another loop
    operation : Operation
        Has `assignments` and `guard`.
    before : callable, optional
        Writes what comes first in the loop; it is given the `Spot`.
    after : callable, optional
        Writes what comes last, likewise.
    in_turn : bool
        Whether all statements must be carried out for an element before the next one's turn.
    """
    assignments = operation.assignments
    together = in_turn or not _interfere(operation)
    draws = [c for _, _, v in assignments for c in drawing_calls(v)]
    if any(call.args for call in draws) and len(assignments) > 1:
        together = False  # what is drawn may depend on the statements before
    if together or in_turn:
        values = Values(sheet, run, [value for _, _, value in assignments], in_turn=in_turn)
        yield from values.draw()
        with run.loop():
            if before is not None:
                before(values.spot)
            for k, (target, how, _) in enumerate(assignments):
                _assign(sheet, operation, values.spot, target, how, values.text(k))
            if after is not None:
                after(values.spot)
        return
    if getattr(operation, "held", ()):
        raise Unsupported("a value is held back at each synapse")
    _at_each(run, before)
    names = {}
    for target, how, value in assignments:
        yield from _alone(sheet, run, operation, target, how, value, names)
    _at_each(run, after)


def _at_each(run, write):
    if write is not None:
        with run.loop():
            write(run.spot())


def _alone(sheet, run, operation, target, how, value, names):
    """Write one statement for all elements, before the next statement's turn comes."""
    values = Values(sheet, run, [value], names)
    if isinstance(target, Reference) and target.variable.shared:
        if values.calls:
            raise Unsupported("a shared variable is set at random")
        with run.once():
            _assign(sheet, operation, values.spot, target, how, values.text(0))
        return
    yield from values.draw()
    if run.size is None:
        if isinstance(target, str):
            raise Unsupported("a local name stands for a value at each synapse")
        # several synapses may change a neuron, and all of them read what was there before
        base = target.variable.base
        if target.via is not None and any(r.variable.base is base for r in _used(value)):
            raise Unsupported("what synapses change depends on what it was")
        with run.loop():
            _assign(sheet, operation, values.spot, target, how, values.text(0))
        return
    kind = sheet.type_of(value)
    if isinstance(target, str):
        array = sheet.buffer(f"{target}_of_each", kind, run.size)
        names[target] = f"{array}[{run.number}]"
        with run.loop():
            sheet.line(f"{names[target]} {how} {values.text(0)}")
        return
    array = sheet.buffer(f"new_{kind}", kind, run.size)
    with run.loop():
        sheet.line(f"{array}[{run.number}] = {values.text(0)}")
    with run.loop():
        _assign(sheet, operation, values.spot, target, how, f"{array}[{run.number}]")


def _assign(sheet, operation, spot, target, how, text):
    if isinstance(target, str):
        sheet.line(f"{target} {how} {text}")
        return
    place = sheet.element(target, spot.index, spot.local)
    change = _change(target.variable, place, how, text)
    awake = operation.guard.get(target.variable)
    if awake is None:
        sheet.line(change)
        return
    flag = sheet.element(Reference(awake, target.via), spot.index, spot.local)
    if target.via is None and how == "=":
        sheet.line(f"{place} = {text} if {flag} else {place}")
    else:
        with sheet.block(f"if {flag}:"):
            sheet.line(change)


def _change(variable, place, how, text):
    if how == "**=":
        if variable.kind != "float":
            raise Unsupported("a whole number is raised to a power")
        return f"{place} = pow({place}, {text})"
    return f"{place} {how} {text}"


def _interfere(operation):
    """Whether a statement could see what an earlier element's turn has changed."""
    targets = [t for t, _, _ in operation.assignments if isinstance(t, Reference)]
    own = {t.variable for t in targets if t.via is None and not t.variable.shared}
    others = [t.variable.base for t in targets if t.via is not None or t.variable.shared]
    if any(t.variable.shared for t in targets) or len(set(others)) < len(others):
        return True
    written = {v.base for v in own} | set(others)
    for reference in _read(operation):
        for position, variable in enumerate(reference.chain):
            straight = position == len(reference.chain) - 1 and variable in own
            if variable.base in written and not (straight and variable.base not in others):
                return True
    return False


def _read(operation):
    expressions = [value for _, _, value in operation.assignments]
    expressions += [value for _, value in getattr(operation, "held", ())]
    for _, rate, drive in getattr(operation, "relaxing", ()):
        expressions += [e for e in (rate, drive) if e is not None]
    targets = [t.via for t, _, _ in operation.assignments if isinstance(t, Reference)]
    read = [r for e in expressions for r in _used(e)]
    return read + [via for via in targets if via is not None]


def _used(resolved):
    """The references that an expression really contains."""
    names = {node.id for node in nodes(resolved.tree) if isinstance(node, ast.Name)}
    things = [resolved.meaning.get(name) for name in names]
    return [thing for thing in things if isinstance(thing, Reference)]
