"""The sheet that the loops of a step function are written on: lines, names, and what they hold."""

from __future__ import annotations

import keyword
import re
from contextlib import contextmanager

import numpy as np

from ..expressions import kind_of_resolved, value_names
from ..random import generator, state_address
from ..variables import Reference
from ..writer import INVENTED, Writer

__all__ = ["Ahead", "AtStart", "Sheet", "Unsupported"]

#: names that the generated function uses itself
_RESERVED = set(keyword.kwlist) | set(
    "place now step last_step t dt k m n s r slot entry begin end synapse source target number "
    "elapsed awake stream trouble run prepare range float int bool random place_ later "
    "uniform".split()
)
#: those among them that are arguments
_OWN = ("now", "trouble", "stream")
_INVENTED = re.compile(rf"(x|rate|decay|P|R|drawn)_\d+$|{INVENTED}")
_TYPES = {"float": "float64", "int": "int64", "bool": "int64"}


class Unsupported(Exception):
    """Raised, with the reason, for what cannot be written as loops."""


class Ahead:
    """An argument that is computed by numpy as a run begins.

    Attributes
    ----------
    name : str
        Its name in the code that is carried out ahead of the loops.
    type : str
        ``float64`` or ``int64``.
    size : int or None
        Number of elements; None for a single number.
    """

    def __init__(self, name, type, size=None):
        self.name, self.type, self.size = name, type, size

    def converted(self, value):
        """Return a value as the loops take it."""
        if self.size is None:
            value = value if np.ndim(value) == 0 else np.reshape(value, -1)[0]
            return (float if self.type == "float64" else int)(value)
        return np.ascontiguousarray(np.broadcast_to(value, self.size), self.type)


class AtStart:
    """An argument that is known when a run begins: ``make(run)`` returns it."""

    def __init__(self, make):
        self.make = make


class Sheet:
    """Collects the source of one function, and what to call it with.

    Parameters
    ----------
    changing : set of Variable
        Variables that the loops change.
    operations : list of Operation
        What will be written.

    Attributes
    ----------
    arguments : dict of str to (str, object)
        Type and value of each argument of the function. A value is a number, an array, an
        `Ahead` or an `AtStart`.
    early : Writer
        Where the lines are written that numpy carries out ahead of the loops.
    under_way : dict of str to tuple
        By the name of a pathway: its `Layout`, what is pending along it, and every how many
        steps of the network it takes one of its own.
    asleep : dict of str to object
        Queues of refractory neurons, by their group.
    recorded : list of object
        Spikes that wait to be handed to a monitor.
    events : list of object
        Events, and the neurons at which they have happened last.
    requests : list of object
        What the function may ask for in the middle of a step. It returns the number of the
        request, counted from 1, and goes on from there when it is called again.
    time : dict of str to str
        What the time is called where the next line is written: clocks differ.
    """

    def __init__(self, changing, operations):
        self.early = Writer(changing, operations)
        self.arguments, self.requests, self.wanted = {}, [], {}
        self.under_way, self.asleep, self.recorded, self.events = {}, {}, [], []
        self.time = dict(self.early.time)
        self._segments, self._depth, self._buffers = [[]], 0, {}
        self._places, self._at_start = {}, {}
        self._trouble = np.zeros(1, np.int64)
        self._stream = AtStart(lambda run: state_address(generator()))
        self.bind("now", "int64[:]", np.zeros(1, np.int64))

    # --- lines ---

    def line(self, text):
        self._segments[-1].append("    " * self._depth + text)

    @property
    def _written(self):
        """How far the writing has come."""
        return len(self._segments), len(self._segments[-1])

    @contextmanager
    def block(self, opening):
        """Write `opening`, and what is written inside the ``with`` indented under it."""
        self.line(opening)
        before = self._written
        self._depth += 1
        yield
        if self._written == before:
            self.line("pass")
        self._depth -= 1

    @contextmanager
    def clock(self, operation):
        """What is written inside the ``with`` happens when the clock of an operation ticks."""
        self.early.keep_time_of(operation)
        self.time, every = dict(self.early.time), operation.every
        if self.time["dt"] == "dt":
            yield
            return
        self.arguments[self.time["dt"]] = ("float64", float(operation.dt))
        with self.block(f"if step % {every} == 0:"):
            self.line("{step} = step // {every}".format(every=every, **self.time))
            self.line("{t} = {step} * {dt}".format(**self.time))
            yield

    def ask(self, request, condition=None):
        """Write that the function returns here to ask for something; see `requests`."""
        self.requests.append(request)
        lines = ["now[0] = step", f"return {len(self.requests)}"]
        if condition is None:
            for text in lines:
                self.line(text)
            return
        with self.block(f"if {condition}:"):
            for text in lines:
                self.line(text)

    def cut(self):
        """What is written from here on is what the function goes on with after a request."""
        self._segments.append([])

    # --- text ---

    def text(self):
        """Return the source of the function."""
        given = "".join(f"    {name}: {kind},\n" for name, (kind, _) in self.arguments.items())
        first = "place: int64, step: int64, last_step: int64, dt: float64"
        lines = [f"def run(\n    {first},\n{given}) -> int64:"]
        lines += ["    while step < last_step:", "        t = step * dt"]
        for number, segment in enumerate(self._segments):
            indent = "        "
            if len(self._segments) > 1:
                if number < len(self._segments) - 1:
                    lines.append(f"        if place <= {number}:")
                    indent += "    "
            lines += [f"{indent}{line}".rstrip() for line in segment]
        if len(self._segments) > 1:
            lines.append("        place = 0")
        lines += ["        step += 1", "    now[0] = step", "    return 0"]
        return "\n".join(lines) + "\n"

    def text_ahead(self):
        """Return the source of the function that numpy carries out ahead of the loops."""
        given = "".join(f", {name}" for name in self.early.bound)
        kept = [f"    {n}={n}," for n in dict.fromkeys(n for n, _ in self.wanted)]
        lines = [*self.early.lines_ahead, "return dict(", *kept, ")"]
        return f"def prepare(dt{given}):\n" + "".join(f"    {line}\n" for line in lines)

    # --- names ---

    def bind(self, name, kind, value):
        """Return the name under which the code reaches an argument."""
        if (name in _RESERVED and name not in _OWN) or _INVENTED.match(name):
            name = f"{name}_"
        base, number = name, 1
        while name in self.arguments and not _same(self.arguments[name][1], value):
            number += 1
            name = f"{base}_{number}"
        self.arguments[name] = (kind, value)
        return name

    def number(self, name, value):
        """Return the name of a number that does not change during a run."""
        kind = "float64" if isinstance(value, (float, np.floating)) else "int64"
        return self.bind(name, kind, float(value) if kind == "float64" else int(value))

    def fixed(self, name, values):
        """Return the name of an array."""
        kind = values.dtype.name
        apart, rest = divmod(values.strides[0], values.itemsize)
        if kind not in ("float64", "int64", "int32", "bool") or rest or apart < 1:
            raise Unsupported(f"the values of `{name}` are stored in an unusual way")
        return self.bind(name, f"{kind}[:]" if apart == 1 else f"{kind}[::{apart}]", values)

    def cell(self, name, value=0):
        """Return the text for a whole number that changes, and is kept from step to step."""
        if name not in self._places:
            self._places[name] = self.bind(name, "int64[:]", np.full(1, value, np.int64))
        return f"{self._places[name]}[0]"

    def trouble(self):
        """Return the name of the array in which the loops note that a value is no number."""
        return self.bind("trouble", "int64[:]", self._trouble)

    def stream(self):
        """Return the name of the array in which numpy keeps the state of its random numbers."""
        if state_address(generator()) is None:
            raise Unsupported("this numpy's random numbers can only be drawn by numpy")
        return self.bind("stream", "uint64[:]", self._stream)

    def array_of(self, name):
        """Return the array that the code knows by a name."""
        return self.arguments[name][1]

    def type_of(self, resolved):
        """Return the type that the values of an expression have in the loops."""
        return _TYPES[kind_of_resolved(resolved)]

    def at_start(self, name, kind, make):
        """Return the name of an argument that is made as a run begins; see `AtStart`."""
        if name not in self._at_start:
            self._at_start[name] = self.bind(name, kind, AtStart(make))
        return self._at_start[name]

    def rows_for(self, name, make_room, operation, *more):
        """Return the name of the rows that a monitor makes room for as a run begins."""
        kind, every = make_room(*more, 0).dtype.name, operation.every

        def make(run):
            return make_room(*more, -(-run.last_step // every) - -(-run.first_step // every))

        return self.at_start(name, f"{kind}[:]", make)

    def buffer(self, name, kind, size):
        """Return the name of an array for values that last for one operation only."""
        key = (name, kind, size)
        if key not in self._buffers:
            self._buffers[key] = self.bind(name, f"{kind}[:]", np.zeros(size, kind))
        return self._buffers[key]

    # --- elements of variables ---

    def element(self, reference, index, local=None):
        """Return the text of one element of a variable.

        Parameters
        ----------
        reference : Reference
        index : str
            Which element is meant, as seen from where the reference begins.
        local : dict of Variable to str, optional
            Indices that the code has looked up already.
        """
        if reference.via is not None and any(map(self.early.changes, reference.via.chain)):
            raise Unsupported("an index changes during the run")
        known = (local or {}).get(reference.variable) if reference.via is None else None
        if known is not None:
            return known
        array, start = self._array(reference.variable)
        if reference.variable.shared:
            return f"{array}[0]"
        place = index if reference.via is None else self.element(reference.via, index, local)
        return f"{array}[{place}{start}]"

    def _array(self, variable):
        """Return the name of the whole array a variable is in, and what to add to its indices."""
        base = variable.base
        shift = _shift(variable.values, base.values)
        if shift is None:  # it looks at values of its own
            base, shift = variable, 0
        name = self.fixed(f"{base.owner}_{base.name}", base.values)
        if not shift:
            return name, ""
        return name, f" + {self.number(f'{variable.owner}_start', shift)}"

    # --- what is known ahead of the loops ---

    def invariant(self, resolved):
        return self.early.invariant(resolved)

    def has_one_value(self, resolved):
        """Whether an expression has the same value for all elements."""
        things = [resolved.meaning.get(name) for name in value_names(resolved.tree)]
        return not any(isinstance(t, Reference) and not t.variable.shared for t in things)

    def hoist(self, resolved, size=None):
        """Have an expression computed ahead; return its name, of an array if it has `size`."""
        text = self.early.hoist(resolved)
        if not text.isidentifier():
            return text  # a literal
        kind = _TYPES[kind_of_resolved(resolved)]
        if self.has_one_value(resolved):
            size = None
        return self.ahead(text, kind, size)

    def ahead(self, name, kind, size=None):
        """Return the name of an argument that the lines of `early` compute."""
        given = self.early.bound.get(name)
        if size is None and isinstance(given, (bool, int, float)):
            return self.number(name, given)
        key = (name, size)
        if key not in self.wanted:
            thing = Ahead(name, kind, size)
            self.wanted[key] = self.bind(name, kind + "[:]" * (size is not None), thing)
        return self.wanted[key]


def _shift(values, whole):
    """Return the place in `whole` at which `values` begin; None if they are not part of it."""
    if values is whole:
        return 0
    first = values.__array_interface__["data"][0] - whole.__array_interface__["data"][0]
    shift, rest = divmod(first, whole.strides[0])
    inside = 0 <= shift and shift + values.size <= whole.size and not rest
    return shift if inside and values.dtype == whole.dtype else None


def _same(a, b):
    if a is b:
        return True
    return type(a) is type(b) and isinstance(a, (int, float)) and a == b
