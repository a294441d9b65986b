"""The sheet that a step function is written on: its lines, names and buffers."""

from __future__ import annotations

import ast
import re
from contextlib import contextmanager

import numpy as np

from ..language.functions import FUNCTIONS
from .expressions import kind_of_resolved, numpy_text
from .variables import Constant, Reference

__all__ = ["Writer", "draws_random_numbers", "value_names"]

#: names that the generated function uses itself
_RESERVED = {"t", "dt", "step", "first_step", "last_step", "row", "np", "rng", "runtime", "exact"}
_RESERVED |= {"synapses", "source", "target", "elapsed", "progress", "range", "max", "int"}
_RESERVED |= {"BaseException"}
_NUMBERED = re.compile(r"(buffer|fixed)_\d+$")


class Writer:
    """Collects the source of one function.

    Parameters
    ----------
    changing : set of Variable or None
        Variables that may change while the function runs; None if that can be any.

    Attributes
    ----------
    bound : dict of str to object
        The arrays, constants and objects that the code uses, by the names it uses.
    """

    def __init__(self, changing):
        self.changing = changing
        self.bound = {}
        self._head, self._body, self._depth = [], [], 0
        self._hoisted, self._free, self._busy, self._buffers = {}, {}, {}, 0

    def text(self):
        """Return the source of the function."""
        names = "".join(f",\n    {name}" for name in self.bound)
        lines = [f"def run(\n    first_step, last_step, dt, rng, progress{names},\n):"]
        lines += [f"    {line}" for line in self._head]
        lines += ["    step = first_step", "    try:"]
        lines += ["        for step in range(first_step, last_step):"]
        lines += ["            t = step * dt"]
        lines += [f"            {line}".rstrip() for line in self._body]
        lines += ["    except BaseException:", "        progress.stopped_in(step)", "        raise"]
        return "\n".join(lines) + "\n"

    # --- lines ---

    def line(self, text):
        """Write a line of the loop."""
        self._body.append("    " * self._depth + text)

    def ahead(self, text):
        """Write a line that runs once, before the loop."""
        if text not in self._head:
            self._head.append(text)

    @contextmanager
    def block(self, opening):
        """Write `opening`, and what is written inside the ``with`` indented under it."""
        self.line(opening)
        self._depth += 1
        yield
        self._depth -= 1

    # --- names ---

    def bind(self, name, thing):
        """Return the name under which the code reaches an object."""
        if name in _RESERVED or _NUMBERED.match(name):
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

    def spell(self, meaning, index=None, source=None, target=None):
        """Return a function that writes names of the model language as code.

        Parameters
        ----------
        meaning : dict
            See `Resolved`.
        index : str, optional
            Which elements are meant; all by default.
        source, target : str, optional
            The neurons at the two ends of these elements, if those are synapses.
        """

        def spell(name):
            thing = meaning.get(name, name)
            if isinstance(thing, Constant):
                return self.bind(thing.name, thing.value)
            if not isinstance(thing, Reference):
                return thing
            text = self.array(thing.variable)
            if thing.variable.shared:
                return text
            if thing.via is not None:
                ends = {"i": source, "j": target}
                text += f"[{self.array(thing.via) if index is None else ends[thing.via.name]}]"
            elif index is not None:
                text += f"[{index}]"
            # indices are stored in 32 bits to save memory; reckoning with them needs 64
            return f"{text}.astype(np.int64)" if thing.variable.dtype == np.int32 else text

        return spell

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

    def release(self, *names):
        """Give back buffers; other names are ignored."""
        for name in names:
            if name in self._busy:
                self._free[self._busy.pop(name)].append(name)

    def is_buffer(self, name):
        return name in self._busy

    # --- what is known ahead of the loop -------------------------------------------------------

    def invariant(self, resolved):
        """Whether an expression keeps its value for the whole run."""
        if draws_random_numbers(resolved.tree):
            return False
        names = value_names(resolved.tree)
        return all(self._fixed(resolved.meaning.get(name, name)) for name in names)

    def _fixed(self, thing):
        if isinstance(thing, Reference):
            return not self._changes(thing.variable) and (
                thing.via is None or not self._changes(thing.via)
            )
        return isinstance(thing, Constant) or thing == "dt"

    def _changes(self, variable):
        return not variable.constant and (self.changing is None or variable in self.changing)

    def single(self, resolved):
        """Whether an expression has one value for the whole group."""
        if draws_random_numbers(resolved.tree):
            return False
        things = [resolved.meaning.get(name, name) for name in value_names(resolved.tree)]
        return all(isinstance(thing, Constant) or thing in ("t", "dt") for thing in things)

    def hoist(self, resolved):
        """Compute an invariant expression ahead of the loop; return its name in the loop."""
        text = numpy_text(resolved.tree, self.spell(resolved.meaning))
        if text.isidentifier() or isinstance(resolved.tree, ast.Constant):
            return text
        if text not in self._hoisted:
            self._hoisted[text] = f"fixed_{len(self._hoisted) + 1}"
            self.ahead(f"{self._hoisted[text]} = {text}")
        return self._hoisted[text]

    def kind(self, resolved):
        """Return ``'bool'``, ``'int'`` or ``'float'``."""
        return kind_of_resolved(resolved)


def value_names(tree):
    """Return the names in a tree, those of functions apart."""
    called = {id(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
    return {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and id(n) not in called}


def draws_random_numbers(tree):
    """Whether a tree calls a function such as ``rand()``."""
    return any(isinstance(n, ast.Call) and FUNCTIONS[n.func.id].random for n in ast.walk(tree))


def _same(a, b):
    return a is b or (type(a) is type(b) and isinstance(a, (int, float)) and a == b)
