"""The sheet that a step function is written on: its lines, names and buffers."""

from __future__ import annotations

import ast
import keyword
import re
from contextlib import contextmanager

import numpy as np

from ..language.nodes import values_and_calls
from .expressions import Spelling, kind_of_resolved, numpy_text
from .variables import Constant, Reference, gives_many

__all__ = ["INVENTED", "Writer"]

#: names that the generated function uses itself
_RESERVED = {"t", "dt", "step", "first_step", "last_step", "row", "np", "rng", "runtime", "exact"}
_RESERVED |= {"synapses", "source", "target", "elapsed", "progress", "range", "max", "int"}
_RESERVED |= {"BaseException", "began", "kept", "here", "awake"}
_RESERVED |= {"propagation", "refractory", "records", "binomial", *keyword.kwlist}
#: what names look like that are made of those of objects
INVENTED = r"\w+_of_\w+$|\w+_(here|held|in_turn)$"
_INVENTED = re.compile(rf"(buffer|fixed|decay)_\d+(_\d+)?$|{INVENTED}")


#: names of the time, the time step and its number, as the clock of the network has them
_NETWORK_TIME = {"t": "t", "dt": "dt", "step": "step"}


class Writer:
    """Collects the source of one function.

    Parameters
    ----------
    changing : set of Variable or None
        Variables that may change while the function runs; None if that can be any.
    operations : list of Operation
        What will be written: clocks that differ get different names for their time.

    Attributes
    ----------
    bound : dict of str to object
        The arrays, constants and objects that the code uses, by the names it uses.
    time : dict of str to str
        What the time is called where the next line is written: clocks differ.
    resting : dict of str to str
        By the name of a group, what the queue of its refractory neurons is called.
    repeated : Repeated or None
        Which parts of the expressions that are written now occur more than once.
    calls_python : bool
        Whether a step calls functions of the user's, which may want to stop the run.
    """

    def __init__(self, changing, operations=()):
        self.changing = changing
        self._every = sorted({operation.every for operation in operations})
        self._dt = min((op.dt for op in operations if op.every == 1 and op.dt), default=None)
        self._clocks = {}
        self.calls_python = False
        self.bound = {}
        self._head, self._body, self._depth = [], [], 0
        self._hoisted, self._free, self._busy, self._buffers = {}, {}, {}, 0
        self._held, self.repeated, self._names = {}, None, {}
        self.time, self.resting = dict(_NETWORK_TIME), {}

    def text(self):
        """Return the source of the function."""
        names = "".join(f",\n    {name}" for name in self.bound)
        lines = [f"def run(\n    first_step, last_step, dt, rng, progress{names},\n):"]
        lines += [f"    {line}" for line in self._head]
        lines += ["    step = first_step", "    try:"]
        lines += ["        for step in range(first_step, last_step):"]
        lines += [f"            {line}" for line in self._step_begins()]
        lines += [f"            {line}".rstrip() for line in self._body]
        if self.calls_python:
            lines += ["", "            if progress.stops_after(step):", "                break"]
        lines += ["    except BaseException:", "        progress.stopped_in(step)", "        raise"]
        return "\n".join(lines) + "\n"

    def _step_begins(self):
        if not self._every or self._every[0] == 1:
            return ["t = step * dt"]
        none_ticks = " and ".join(f"step % {every}" for every in self._every)
        return [f"if {none_ticks}:", "    continue"]

    # --- lines ---

    def line(self, text):
        """Write a line of the loop."""
        self._body.append("    " * self._depth + text)

    def ahead(self, text):
        """Write a line that runs once, before the loop."""
        if text not in self._head:
            self._head.append(text)

    @property
    def lines_ahead(self):
        """The lines that run once, before the loop."""
        return tuple(self._head)

    @contextmanager
    def block(self, opening):
        """Write `opening`, and what is written inside the ``with`` indented under it."""
        self.line(opening)
        before = len(self._body)
        self._depth += 1
        yield
        if len(self._body) == before:
            self.line("pass")
        self._depth -= 1

    @contextmanager
    def clock(self, operation):
        """What is written inside the ``with`` happens when the clock of an operation ticks."""
        self.keep_time_of(operation)
        if self.time == _NETWORK_TIME:
            yield
            return
        every = operation.every
        with self.block(f"if step % {every} == 0:"):
            self.line("{step} = step // {every}".format(every=every, **self.time))
            self.line("{t} = {step} * {dt}".format(**self.time))
            yield
        self.time = dict(_NETWORK_TIME)

    def keep_time_of(self, operation):
        """Set `time` to what an operation's clock shows."""
        every, dt = operation.every, operation.dt
        self.time = dict(_NETWORK_TIME)
        if every == 1 and dt in (None, self._dt):
            return
        # two clocks may differ by a rounding error, which must not become one in their times
        rank = [n for n, _ in self._clocks].count(every)
        number = self._clocks.setdefault((every, dt), f"{every}_{rank}" if rank else f"{every}")
        self.time = {"t": f"t_of_{number}", "dt": f"dt_of_{number}", "step": f"step_of_{number}"}
        self.bound[self.time["dt"]] = dt

    # --- names ---

    def bind(self, name, thing):
        """Return the name under which the code reaches an object."""
        if name in _RESERVED or _INVENTED.match(name):
            name = f"{name}_"
        base = name
        number = 1
        while name in self.bound and not _same(self.bound[name], thing):
            number += 1
            name = f"{base}_{number}"
        self.bound[name] = thing
        return name

    def array(self, variable):
        """Return the name of a variable's array."""
        return self.bind(f"{variable.owner}_{variable.name}", variable.values)

    def spell(self, resolved, index=None, local=None, size="n"):
        """Return how names of the model language are written here: a `Spelling`.

        Parameters
        ----------
        resolved : Resolved
        index : str, optional
            Which elements are meant; all by default.
        local : dict of Variable to str, optional
            What the code has looked up already, for the elements that are meant.
        size : str
            How many elements are meant.
        """

        def name(name):
            thing = resolved.meaning.get(name, name)
            if isinstance(thing, Constant):
                return self.bind(thing.name, thing.value)
            if not isinstance(thing, Reference):
                return self.time.get(thing, thing)
            text = self.element(thing, index, local)
            # indices are stored in 32 bits to save memory; reckoning with them needs 64
            return f"{text}.astype(np.int64)" if thing.variable.dtype == np.int32 else text

        return Spelling(name, self.function, size, self.time["dt"])

    def element(self, reference, index=None, local=None):
        """Return the text of the elements of a variable that a reference leads to."""
        if reference.variable.shared:
            return self.array(reference.variable)
        if reference.via is None:
            if local and reference.variable in local:
                return local[reference.variable]
            array = self.array(reference.variable)
            return array if index is None else f"{array}[{index}]"
        return f"{self.array(reference.variable)}[{self.element(reference.via, index, local)}]"

    def function(self, function):
        """Return the name under which the code calls a function of the user's."""
        self.calls_python = True
        return self.bind(function.name, function.callable)

    # --- buffers ---

    def buffer(self, kind, size):
        """Return the name of an array to write a result to, until it is released."""
        free = self._free.setdefault((kind, size), [])
        if free:
            name = free.pop()
        else:
            self._buffers += 1
            name = f"buffer_{self._buffers}"
            self.bound[name] = np.empty(size, kind)
        self._busy[name] = (kind, size)
        return name

    def hold(self, name, times):
        """Let a buffer be given back so many times more before it is free."""
        if name in self._busy:
            self._held[name] = self._held.get(name, 0) + times

    def release(self, *names):
        """Give back buffers; other names are ignored."""
        for name in names:
            if self._held.get(name, 0):
                self._held[name] -= 1
            elif name in self._busy:
                self._free[self._busy.pop(name)].append(name)

    def release_all(self):
        """Give back all buffers, also those that are held."""
        self._held.clear()
        self.release(*list(self._busy))

    def is_buffer(self, name):
        return name in self._busy

    # --- what is known ahead of the loop -------------------------------------------------------

    def invariant(self, resolved):
        """Whether an expression keeps its value for the whole run."""
        things, functions = self._used_in(resolved)
        repeatable = not any(f.random or f.callable is not None for f in functions)
        return repeatable and all(map(self._fixed, things))

    def _fixed(self, thing):
        if isinstance(thing, Reference):
            return not any(self.changes(variable) for variable in thing.chain)
        return isinstance(thing, Constant) or thing == "dt"

    def changes(self, variable):
        """Whether a variable may change while the function runs."""
        base = variable.base
        if self.changing is None:  # the user may set what the model calls constant
            return not (base.constant and base.read_only)
        return not base.constant and base in self.changing

    def single(self, resolved):
        """Whether an expression has one value for the whole group."""
        things, functions = self._used_in(resolved)
        if any(map(gives_many, functions)):
            return False
        return all(isinstance(t, Constant) or t in ("t", "dt", "step") for t in things)

    def _used_in(self, resolved):
        """Return what the names in an expression mean, and the functions that it calls.

        Each part is asked several times: its tree is looked through once.
        """
        tree = resolved.tree
        if id(tree) not in self._names:  # it holds the tree, so that the number is not given again
            self._names[id(tree)] = tree, *values_and_calls(tree)
        _, names, calls = self._names[id(tree)]
        things = [resolved.meaning.get(name, name) for name in names]
        return things, [resolved.function(name) for name in calls]

    def hoist(self, resolved):
        """Compute an invariant expression ahead of the loop; return its name in the loop."""
        text = numpy_text(resolved, self.spell(resolved))
        if text.isidentifier() or isinstance(resolved.tree, ast.Constant):
            return text
        if text not in self._hoisted:
            self._hoisted[text] = f"fixed_{len(self._hoisted) + 1}"
            self.ahead(f"{self._hoisted[text]} = {text}")
        return self._hoisted[text]

    def kind(self, resolved):
        """Return ``'bool'``, ``'int'`` or ``'float'``."""
        return kind_of_resolved(resolved)


def _same(a, b):
    return a is b or (type(a) is type(b) and isinstance(a, (int, float)) and a == b)
